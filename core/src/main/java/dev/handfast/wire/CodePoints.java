package dev.handfast.wire;

import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.iana.SrtpProtectionProfile;

/** The code points of open registries on the wire; unknown values survive. */
public final class CodePoints {

    public static final Codec<ProtocolVersion> VERSION =
            Codec.of(in -> new ProtocolVersion(in.uint16()), (version, out) -> out.uint16(version.code()));

    public static final Codec<CipherSuite> SUITE =
            Codec.of(in -> new CipherSuite(in.uint16()), (suite, out) -> out.uint16(suite.code()));

    public static final Codec<NamedGroup> GROUP =
            Codec.of(in -> new NamedGroup(in.uint16()), (group, out) -> out.uint16(group.code()));

    public static final Codec<SignatureScheme> SCHEME =
            Codec.of(in -> new SignatureScheme(in.uint16()), (scheme, out) -> out.uint16(scheme.code()));

    public static final Codec<ExtensionType> EXTENSION =
            Codec.of(in -> new ExtensionType(in.uint16()), (type, out) -> out.uint16(type.code()));

    public static final Codec<SrtpProtectionProfile> SRTP_PROFILE =
            Codec.of(in -> new SrtpProtectionProfile(in.uint16()), (profile, out) -> out.uint16(profile.code()));

    /** This one takes a single byte. */
    public static final Codec<ClientCertificateType> CLIENT_CERTIFICATE_TYPE =
            Codec.of(in -> new ClientCertificateType(in.uint8()), (type, out) -> out.uint8(type.code()));

    private CodePoints() {}
}
