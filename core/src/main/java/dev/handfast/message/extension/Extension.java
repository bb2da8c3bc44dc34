package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;

/** One extension of a handshake message. RFC 8446, Section 4.2. */
public sealed interface Extension
        permits Alpn,
                CertificateAuthorities,
                Cookie,
                EarlyData,
                EarlyData.MaxSize,
                EcPointFormats,
                ExtendedMasterSecret,
                KeyShare,
                MaxFragmentLength,
                OidFilters,
                Padding,
                PostHandshakeAuth,
                PreSharedKey,
                PskKeyExchangeModes,
                RecordSizeLimit,
                RenegotiationInfo,
                ServerName,
                ServerName.Acknowledged,
                SessionTicket,
                SignatureAlgorithms,
                SignatureAlgorithmsCert,
                StatusRequest,
                SupportedGroups,
                SupportedVersions,
                UnknownExtension,
                UseSrtp {

    /** What the extension is about. */
    ExtensionType type();

    /**
     * The encoding of {@code extension_data}, without type and length.
     *
     * @throws IllegalArgumentException when the extension holds more or less than its form allows
     */
    Bytes body();
}
