package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * An OCSP response that speaks of the server's certificate, in TLS 1.2, where it is a message of its own.
 *
 * <pre>{@code
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) { case ocsp: OCSPResponse; } response;
 * } CertificateStatus;
 * opaque OCSPResponse<1..2^24-1>;
 * }</pre>
 *
 * RFC 6066, Section 8.
 *
 * @param ocspResponse in DER; not empty
 */
public record CertificateStatus(Bytes ocspResponse) implements HandshakeMessage {

    public static final Codec<CertificateStatus> CODEC = Codec.of(
            in -> new CertificateStatus(StatusRequest.Response.CODEC.decode(in).ocspResponse()),
            (message, out) -> StatusRequest.Response.CODEC.encode(message.response(), out));

    /** The same in the form of TLS 1.3, where it is an extension. */
    public StatusRequest.Response response() {
        return new StatusRequest.Response(ocspResponse);
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.CERTIFICATE_STATUS;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}
