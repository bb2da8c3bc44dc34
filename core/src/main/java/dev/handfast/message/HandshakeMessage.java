package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;

/** A handshake message. RFC 8446, Section 4. */
public sealed interface HandshakeMessage
        permits Certificate13,
                CertificateRequest13,
                CertificateVerify,
                ClientHello,
                EncryptedExtensions,
                EndOfEarlyData,
                Finished,
                HelloRetryRequest,
                KeyUpdate,
                NewSessionTicket13,
                ServerHello {

    /** What stands in the message's header. */
    HandshakeType type();

    /**
     * The encoding without the header.
     *
     * @throws IllegalArgumentException when the message holds more or less than its form allows
     */
    Bytes body();
}
