package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;

/** A handshake message. RFC 8446, Section 4. */
public sealed interface HandshakeMessage
        permits Certificate12,
                Certificate13,
                CertificateRequest12,
                CertificateRequest13,
                CertificateStatus,
                CertificateVerify,
                ClientHello,
                ClientKeyExchange,
                EncryptedExtensions,
                EndOfEarlyData,
                Finished,
                HelloRequest,
                HelloRetryRequest,
                HelloVerifyRequest,
                KeyUpdate,
                NewSessionTicket12,
                NewSessionTicket13,
                ServerHello,
                ServerHelloDone,
                ServerKeyExchange {

    /** What stands in the message's header. */
    HandshakeType type();

    /**
     * The encoding without the header.
     *
     * @throws IllegalArgumentException when the message holds more or less than its form allows
     */
    Bytes body();
}
