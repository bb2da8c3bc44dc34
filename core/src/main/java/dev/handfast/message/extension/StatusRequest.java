package dev.handfast.message.extension;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The wish for an OCSP response with the certificate, and that response.
 *
 * <pre>{@code
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) { case ocsp: OCSPStatusRequest; } request;
 * } CertificateStatusRequest;
 * enum { ocsp(1), (255) } CertificateStatusType;
 * struct {
 *     ResponderID responder_id_list<0..2^16-1>;
 *     Extensions request_extensions;
 * } OCSPStatusRequest;
 * opaque ResponderID<1..2^16-1>;
 * opaque Extensions<0..2^16-1>;
 *
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) { case ocsp: OCSPResponse; } response;
 * } CertificateStatus;
 * opaque OCSPResponse<1..2^24-1>;
 * }</pre>
 *
 * RFC 6066, Section 8; RFC 8446, Section 4.4.2.1.
 */
public sealed interface StatusRequest extends Extension {

    /** The only type of status that is used. */
    int OCSP = 1;

    @Override
    default ExtensionType type() {
        return ExtensionType.STATUS_REQUEST;
    }

    /**
     * The client's wish.
     *
     * @param statusType {@link #OCSP}, or a value to be ignored
     * @param request what the type defines; well-formed for {@code OCSP}
     */
    record Request(int statusType, Bytes request) implements StatusRequest {

        public static final Codec<Request> CODEC = Codec.of(Request::read, Request::write);

        private static final Codec<?> RESPONDER_IDS = VectorCodec.of16(0, 0xffff, OpaqueCodec.of16(1, 0xffff));
        private static final Codec<?> REQUEST_EXTENSIONS = OpaqueCodec.of16(0, 0xffff);

        /** The wish for a response of any responder. */
        public static Request ocsp() {
            return new Request(OCSP, Bytes.of(0, 0, 0, 0));
        }

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        private static Request read(WireReader in) throws PeerFaultException {
            int statusType = in.uint8();
            Bytes request = in.rest();
            if (statusType == OCSP) {
                WireReader form = request.reader();
                RESPONDER_IDS.decode(form);
                REQUEST_EXTENSIONS.decode(form);
                form.requireEnd();
            }
            return new Request(statusType, request);
        }

        private void write(WireWriter out) {
            out.uint8(statusType);
            out.bytes(request);
        }
    }

    /**
     * A response, beside the certificate that it speaks of.
     *
     * @param ocspResponse in DER; not empty
     */
    record Response(Bytes ocspResponse) implements StatusRequest {

        public static final Codec<Response> CODEC = Codec.of(Response::read, Response::write);

        private static final Codec<Bytes> OCSP_RESPONSE = OpaqueCodec.of24(1, 0xffffff);

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        private static Response read(WireReader in) throws PeerFaultException {
            if (in.uint8() != OCSP) {
                throw new PeerFaultException(DecodeFault.MALFORMED_EXTENSION, "a certificate status that is not OCSP");
            }
            return new Response(OCSP_RESPONSE.decode(in));
        }

        private void write(WireWriter out) {
            out.uint8(OCSP);
            OCSP_RESPONSE.encode(ocspResponse, out);
        }
    }

    /** An empty body: the server's wish in a CertificateRequest, or its promise in a ServerHello of TLS 1.2. */
    record Empty() implements StatusRequest {

        public static final Codec<Empty> CODEC = Codec.empty(new Empty());

        @Override
        public Bytes body() {
            return Bytes.EMPTY;
        }
    }
}
