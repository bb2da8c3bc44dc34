package dev.handfast.testkit;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate13;
import dev.handfast.message.ClientHello;
import dev.handfast.message.Finished;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a client can do wrong to a server. */
final class ServerProvocations {

    private static final SecurityPolicy ONLY_13 =
            SecurityPolicy.latest().withVersions(List.of(ProtocolVersion.TLS_1_3));

    private ServerProvocations() {}

    static Stream<Provocation> all() {
        return Stream.of(decoding(), offers(), shares(), keys(), retries(), finished())
                .flatMap(some -> some);
    }

    private static Stream<Provocation> decoding() {
        return Stream.of(
                body(DecodeFault.VECTOR_TOO_SHORT, "no suites", "00 0000 0100"),
                body(DecodeFault.VECTOR_TOO_LONG, "a session id of 33 bytes", "21" + "00".repeat(33)),
                body(DecodeFault.VECTOR_UNEVEN, "a suite and a half", "00 0003 130113 0100"),
                replaced(
                        DecodeFault.PRE_SHARED_KEY_NOT_LAST,
                        Forgery.extension(
                                ExtensionType.PRE_SHARED_KEY, "0007 0001 61 00000000 0021 20" + "00".repeat(32))),
                replaced(
                        DecodeFault.MALFORMED_SERVER_NAME,
                        Forgery.extension(ExtensionType.SERVER_NAME, "0004 01 0001 61")));
    }

    private static Provocation body(Fault fault, String how, String hex) {
        return tampered(fault, how, Tamper.none().body(ClientHello.class, honest -> Forgery.helloWith(hex)));
    }

    private static Stream<Provocation> offers() {
        return Stream.of(
                replaced(
                        NegotiationFault.NO_COMMON_VERSION,
                        new SupportedVersions.Offer(List.of(new ProtocolVersion(0x0305)))),
                new Provocation(NegotiationFault.NO_COMMON_VERSION, "that of TLS 1.3 as legacy_version alone", () -> {
                    HostileClient client =
                            Victims.server(server -> server.policy(ONLY_13), Answering.AT_ONCE, Tamper.none());
                    client.sendHello(withoutSupportedVersions(client.hello()));
                    return client.peer();
                }),
                fields(NegotiationFault.NO_COMMON_SUITE, List.of(new CipherSuite(0x13ff)), Bytes.of(0)),
                fields(
                        NegotiationFault.COMPRESSION_OFFERED,
                        List.of(CipherSuite.TLS_AES_128_GCM_SHA256),
                        Bytes.of(1, 0)),
                replaced(
                        NegotiationFault.NO_COMMON_SIGNATURE_SCHEME,
                        new SignatureAlgorithms(List.of(SignatureScheme.ED448))),
                without(NegotiationFault.MISSING_SIGNATURE_ALGORITHMS, ExtensionType.SIGNATURE_ALGORITHMS),
                new Provocation(NegotiationFault.NO_COMMON_APPLICATION_PROTOCOL, "", () -> {
                    HostileClient client = Victims.server(
                            server -> server.applicationProtocols("h2"), Answering.AT_ONCE, Tamper.none());
                    client.sendHello(Forgery.with(client.hello(), Alpn.of("http/1.1")));
                    return client.peer();
                }));
    }

    /** What a client of TLS 1.3 offers, in the way of older versions (RFC 8446, Section 4.2.1). */
    private static ClientHello withoutSupportedVersions(ClientHello hello) {
        return new ClientHello(
                ProtocolVersion.TLS_1_3,
                hello.random(),
                hello.sessionId(),
                hello.cookie(),
                hello.suites(),
                hello.compressionMethods(),
                hello.extensions().without(ExtensionType.SUPPORTED_VERSIONS));
    }

    private static Stream<Provocation> shares() {
        Bytes one = Bytes.copyOf(new byte[32]).concat(Bytes.EMPTY);
        KeyShare.Entry x25519 = new KeyShare.Entry(NamedGroup.X25519, one);
        KeyShare.Entry secp256r1 = new KeyShare.Entry(NamedGroup.SECP256R1, Forgery.zeros(65));
        return Stream.of(
                without(NegotiationFault.MISSING_KEY_SHARE, ExtensionType.KEY_SHARE),
                without(NegotiationFault.MISSING_KEY_SHARE, ExtensionType.SUPPORTED_GROUPS),
                replaced(NegotiationFault.DUPLICATE_KEY_SHARE, new KeyShare.Offer(List.of(x25519, x25519))),
                replaced(NegotiationFault.KEY_SHARE_NOT_IN_GROUPS, new KeyShare.Offer(List.of(secp256r1, x25519))),
                replaced(DecodeFault.MALFORMED_KEY_SHARE, new KeyShare.Offer(List.of(x25519))),
                tampered(
                        NegotiationFault.NO_COMMON_GROUP,
                        "",
                        Tamper.none()
                                .message(
                                        ClientHello.class,
                                        hello -> Forgery.with(
                                                Forgery.with(hello, new KeyShare.Offer(List.of())),
                                                new SupportedGroups(List.of(new NamedGroup(0x1234)))))));
    }

    private static Stream<Provocation> keys() {
        PreSharedKey.Identity known = new PreSharedKey.Identity(Bytes.of('k'), 0);
        PreSharedKey.Identity unknown = new PreSharedKey.Identity(Bytes.of('u'), 0);
        Bytes binder = Forgery.zeros(32);
        PskKeyExchangeModes modes = PskKeyExchangeModes.of(PskKeyExchangeModes.PSK_DHE_KE);
        return Stream.of(
                keys(NegotiationFault.MISSING_PSK_MODES, new PreSharedKey.Offer(List.of(known), List.of(binder))),
                keys(
                        NegotiationFault.BINDER_COUNT,
                        modes,
                        new PreSharedKey.Offer(List.of(known), List.of(binder, binder))),
                keys(
                        AuthenticationFault.BAD_BINDER,
                        modes,
                        new PreSharedKey.Offer(List.of(unknown, known), List.of(binder, binder))),
                keys(AuthenticationFault.UNKNOWN_PSK, modes, new PreSharedKey.Offer(List.of(unknown), List.of(binder))),
                replaced(NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL, new RecordSizeLimit(63)));
    }

    /** To a server that has a key and no certificate. */
    private static Provocation keys(Fault fault, Extension... extensions) {
        return new Provocation(fault, "", () -> {
            ExternalPsk key = ExternalPsk.raw(ExternalPsk.Role.SERVER, "k", new byte[32]);
            HostileClient client = Victims.server(
                    server -> server.externalPsks(PskLookup.of(List.of(key)))
                            .credentials(question -> CompletableFuture.completedFuture(Optional.empty())),
                    Answering.AT_ONCE,
                    Tamper.none());
            ClientHello hello = client.hello();
            for (Extension extension : extensions) {
                hello = hello.with(hello.extensions().with(extension));
            }
            client.sendHello(hello);
            return client.peer();
        });
    }

    private static Stream<Provocation> retries() {
        return Stream.of(
                second(NegotiationFault.SECOND_HELLO_DIFFERS, hello -> Forgery.with(hello, Alpn.of("h2"))),
                second(NegotiationFault.SECOND_HELLO_WITHOUT_SHARE, hello -> {
                    KeyShare.Entry entry = new KeyShare.Entry(NamedGroup.X25519, Forgery.zeros(32));
                    return Forgery.with(hello, new KeyShare.Offer(List.of(entry)));
                }),
                second(NegotiationFault.WRONG_COOKIE, hello -> Forgery.with(hello, new Cookie(Bytes.of(1)))),
                second(
                        NegotiationFault.WRONG_COOKIE,
                        hello -> hello.with(hello.extensions().without(ExtensionType.COOKIE))));
    }

    private static Provocation second(Fault fault, UnaryOperator<ClientHello> change) {
        return new Provocation(fault, "", () -> {
            HostileClient client = Victims.server(
                    server -> server.retryCookie(true)
                            .policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP256R1))),
                    Answering.AT_ONCE,
                    Tamper.none());
            client.sendHello();
            client.sendHello(change.apply(client.secondHello()));
            return client.peer();
        });
    }

    private static Stream<Provocation> finished() {
        return Stream.of(
                new Provocation(AuthenticationFault.CERTIFICATE_REQUIRED, "", () -> {
                    HostileClient client = Victims.server(
                            server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                                    .trust(Victims.MINT.anchors()),
                            Answering.AT_ONCE,
                            Tamper.none());
                    client.sendHello();
                    client.useHandshakeKeys();
                    client.peer().send(new Certificate13(Bytes.EMPTY, List.of()));
                    return client.peer();
                }),
                new Provocation(AuthenticationFault.FINISHED_MISMATCH, "of the client", () -> {
                    HostileClient client = Victims.server(Tamper.none().body(Finished.class, Forgery::flipped));
                    client.handshake();
                    return client.peer();
                }));
    }

    private static Provocation without(Fault fault, ExtensionType type) {
        return tampered(
                fault,
                "without " + type,
                Tamper.none()
                        .message(
                                ClientHello.class,
                                hello -> hello.with(hello.extensions().without(type))));
    }

    private static Provocation replaced(Fault fault, Extension extension) {
        return tampered(fault, "", Tamper.none().message(ClientHello.class, hello -> Forgery.with(hello, extension)));
    }

    private static Provocation fields(Fault fault, List<CipherSuite> suites, Bytes compressionMethods) {
        return tampered(
                fault,
                "",
                Tamper.none()
                        .message(
                                ClientHello.class,
                                hello -> new ClientHello(
                                        hello.legacyVersion(),
                                        hello.random(),
                                        hello.sessionId(),
                                        hello.cookie(),
                                        suites,
                                        compressionMethods,
                                        hello.extensions())));
    }

    private static Provocation tampered(Fault fault, String how, Tamper tamper) {
        return new Provocation(fault, how, () -> {
            HostileClient client = Victims.server(tamper);
            client.sendHello();
            return client.peer();
        });
    }
}
