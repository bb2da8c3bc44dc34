package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.SessionCache;
import dev.handfast.config.SessionFacts;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate12;
import dev.handfast.message.EcdhParams;
import dev.handfast.message.Finished;
import dev.handfast.message.ServerHello;
import dev.handfast.message.ServerKeyExchange;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a server of TLS 1.2 can do wrong to a client. */
final class ClientProvocations12 {

    private static final Bytes DOWNGRADED = Forgery.zeros(24).concat(Bytes.hex("444f574e47524401"));
    private static final Bytes DOWNGRADED_FURTHER = Forgery.zeros(24).concat(Bytes.hex("444f574e47524400"));

    private ClientProvocations12() {}

    static Stream<Provocation> all() {
        return Stream.of(versions(), hellos(), sessions(), certificates(), exchanges(), endings())
                .flatMap(some -> some);
    }

    /** To a client that would rather speak TLS 1.3. */
    private static Stream<Provocation> versions() {
        return Stream.of(
                newer(NegotiationFault.DOWNGRADE_SENTINEL, hello -> with(hello, DOWNGRADED)),
                newer(NegotiationFault.DOWNGRADE_SENTINEL, hello -> with(hello, DOWNGRADED_FURTHER)),
                newer(NegotiationFault.VERSION_TOO_OLD, hello -> with(hello, ProtocolVersion.TLS_1_1)),
                newer(
                        NegotiationFault.UNOFFERED_VERSION,
                        hello -> with(hello, new SupportedVersions.Choice(ProtocolVersion.TLS_1_2))));
    }

    private static Provocation newer(Fault fault, UnaryOperator<ServerHello> change) {
        return new Provocation(fault, "by a server of TLS 1.2", () -> {
            HostileServer12 server = Victims.client12(
                    client -> client.policy(SecurityPolicy.latest()),
                    Answering.AT_ONCE,
                    Tamper.none().message(ServerHello.class, change));
            server.sendServerHello();
            return server.peer();
        });
    }

    private static Stream<Provocation> hellos() {
        return Stream.of(
                hello(
                        NegotiationFault.NO_EXTENDED_MASTER_SECRET,
                        hello -> without(hello, ExtensionType.EXTENDED_MASTER_SECRET)),
                hello(
                        NegotiationFault.NO_RENEGOTIATION_INDICATION,
                        hello -> without(hello, ExtensionType.RENEGOTIATION_INFO)),
                hello(NegotiationFault.NOT_A_RENEGOTIATION, hello -> with(hello, new RenegotiationInfo(Bytes.of(1)))),
                hello(NegotiationFault.NO_UNCOMPRESSED_POINTS, hello -> with(hello, new EcPointFormats(Bytes.of(1)))),
                hello(
                        NegotiationFault.UNOFFERED_SUITE,
                        hello -> with(hello, CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256, 0)),
                hello(NegotiationFault.UNOFFERED_SUITE, hello -> with(hello, CipherSuite.TLS_AES_128_GCM_SHA256, 0)),
                hello(NegotiationFault.COMPRESSION_CHOSEN, hello -> with(hello, HostileServer12.SUITE, 1)),
                hello(
                        DecodeFault.UNSOLICITED_EXTENSION,
                        hello -> with(hello, Forgery.extension(ExtensionType.SESSION_TICKET, ""))),
                hello(
                        NegotiationFault.UNOFFERED_APPLICATION_PROTOCOL,
                        client -> client.applicationProtocols("h2"),
                        hello -> with(
                                hello,
                                Forgery.extension(
                                        ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION, "0003 02 6833"))),
                hello(
                        NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL,
                        hello -> with(hello, Forgery.extension(ExtensionType.RECORD_SIZE_LIMIT, "003f"))));
    }

    private static Stream<Provocation> sessions() {
        return Stream.of(
                new Provocation(NegotiationFault.UNOFFERED_SESSION, "a random identifier repeated", () -> {
                    HostileServer12 server = Victims.client12(
                            client -> client.policy(SecurityPolicy.latest()), Answering.AT_ONCE, Tamper.none());
                    server.sendResumingHello(Secret.adopt(new byte[48]));
                    return server.peer();
                }),
                resumed(
                        NegotiationFault.SUITE_CHANGED_ON_RESUMPTION,
                        hello -> with(hello, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, 0)),
                resumed(
                        NegotiationFault.NO_EXTENDED_MASTER_SECRET,
                        hello -> without(hello, ExtensionType.EXTENDED_MASTER_SECRET)));
    }

    private static Provocation resumed(Fault fault, UnaryOperator<ServerHello> change) {
        return new Provocation(fault, "in a resumed handshake", () -> {
            HostileServer12 server = Victims.client12(
                    ClientProvocations12::withSession,
                    Answering.AT_ONCE,
                    Tamper.none().message(ServerHello.class, change));
            server.sendResumingHello(Secret.adopt(new byte[48]));
            return server.peer();
        });
    }

    /** A client that remembers a session with a ticket, whose master secret is all zeros. */
    private static ClientConfig.Builder withSession(ClientConfig.Builder client) {
        Instant now = new ManualClock().instant();
        SessionFacts facts = new SessionFacts(
                ProtocolVersion.TLS_1_2,
                HostileServer12.SUITE,
                Pair.SERVER_NAME,
                Victims.CREDENTIAL.chain(),
                "",
                now,
                now,
                Duration.ofHours(1));
        SessionCache sessions = SessionCache.inMemory(1);
        sessions.put(Pair.SERVER_NAME, ClientSession.withTicket(facts, Secret.adopt(new byte[48]), new byte[] {1}));
        return client.sessions(sessions);
    }

    private static Stream<Provocation> certificates() {
        return Stream.of(
                tampered(
                        AuthenticationFault.NO_CERTIFICATE,
                        Tamper.none().message(Certificate12.class, honest -> new Certificate12(List.of()))),
                tampered(
                        DecodeFault.MALFORMED_CERTIFICATE,
                        Tamper.none()
                                .message(Certificate12.class, honest -> new Certificate12(List.of(Bytes.hex("3000"))))),
                credential(
                        AuthenticationFault.KEY_USAGE,
                        client -> client,
                        Victims.MINT.sign(CertificateBuilder.of("Agreement", Mint.FROM, Mint.TO)
                                .names(Pair.SERVER_NAME)
                                .purposes(Purpose.SERVER)
                                .keyUsage(KeyUsage.KEY_AGREEMENT))),
                credential(
                        AuthenticationFault.KEY_DOES_NOT_FIT_SUITE,
                        client -> client,
                        Victims.MINT.server(KeyKind.rsa(2048), Pair.SERVER_NAME)),
                credential(
                        AuthenticationFault.UNSUPPORTED_KEY,
                        client -> client.policy(
                                Victims.ONLY_12.withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))),
                        Victims.MINT.server(KeyKind.P384, Pair.SERVER_NAME)),
                credential(
                        AuthenticationFault.CERTIFICATE_REJECTED_UNKNOWN_CA,
                        client -> client,
                        Mint.selfSigned(Pair.SERVER_NAME)));
    }

    private static Provocation credential(
            Fault fault, UnaryOperator<ClientConfig.Builder> change, TlsCertificate certificate) {
        return new Provocation(fault, "of a server of TLS 1.2", () -> {
            HostileServer12 server = Victims.client12(
                    change, Answering.AT_ONCE, Credential.of(certificate, Victims.CRYPTO), Tamper.none());
            server.sendFirstFlight();
            return server.peer();
        });
    }

    private static Stream<Provocation> exchanges() {
        return Stream.of(
                exchange(
                        NegotiationFault.UNOFFERED_GROUP,
                        honest -> new ServerKeyExchange.Ecdhe(
                                new EcdhParams(
                                        NamedGroup.FFDHE2048, honest.params().point()),
                                honest.scheme(),
                                honest.signature())),
                exchange(
                        AuthenticationFault.BAD_SIGNATURE,
                        honest -> new ServerKeyExchange.Ecdhe(
                                honest.params(), honest.scheme(), Forgery.flipped(honest.signature()))),
                exchange(
                        AuthenticationFault.BAD_SIGNATURE,
                        honest -> new ServerKeyExchange.Ecdhe(
                                new EcdhParams(
                                        NamedGroup.X25519,
                                        Forgery.flipped(honest.params().point())),
                                honest.scheme(),
                                honest.signature())),
                exchange(
                        AuthenticationFault.SCHEME_DOES_NOT_FIT_SUITE,
                        honest -> new ServerKeyExchange.Ecdhe(
                                honest.params(), SignatureScheme.RSA_PKCS1_SHA256, honest.signature())),
                exchange(
                        AuthenticationFault.SCHEME_DOES_NOT_FIT_SUITE,
                        honest -> new ServerKeyExchange.Ecdhe(
                                honest.params(), SignatureScheme.ECDSA_SHA1, honest.signature())),
                exchange(
                        AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY,
                        honest -> new ServerKeyExchange.Ecdhe(
                                honest.params(), SignatureScheme.ED25519, honest.signature())),
                after(StateFault.UNEXPECTED_MESSAGE, "no ServerKeyExchange", server -> {
                    server.sendServerHello();
                    server.sendCertificate();
                    server.sendServerHelloDone();
                }),
                after(StateFault.UNEXPECTED_MESSAGE, "a second CertificateRequest", server -> {
                    server.sendServerHello();
                    server.sendCertificate();
                    server.sendKeyExchange();
                    server.sendCertificateRequest();
                    server.sendCertificateRequest();
                }));
    }

    private static Provocation exchange(Fault fault, UnaryOperator<ServerKeyExchange.Ecdhe> change) {
        return tampered(fault, Tamper.none().message(ServerKeyExchange.Ecdhe.class, change));
    }

    private static Stream<Provocation> endings() {
        return Stream.of(
                new Provocation(AuthenticationFault.FINISHED_MISMATCH, "of a server of TLS 1.2", () -> {
                    HostileServer12 server = Victims.client12(Tamper.none().body(Finished.class, Forgery::flipped));
                    server.handshake();
                    return server.peer();
                }),
                after(StateFault.UNEXPECTED_MESSAGE, "a ticket that was not promised", server -> {
                    server.sendFirstFlight();
                    server.sendTicket();
                }),
                after(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, "in the first flight", server -> {
                    server.sendServerHello();
                    server.sendCertificate();
                    server.peer().changeCipherSpec();
                }),
                after(StateFault.UNEXPECTED_APPLICATION_DATA, "before the server's Finished", server -> {
                    server.sendFirstFlight();
                    server.changeKeys();
                    server.peer().data(Bytes.of(1));
                }),
                after(StateFault.RENEGOTIATION, "asked for five times", server -> {
                    server.handshake();
                    for (int i = 0; i < 5; i++) {
                        server.sendHelloRequest();
                    }
                }));
    }

    private static Provocation hello(Fault fault, UnaryOperator<ServerHello> change) {
        return hello(fault, client -> client, change);
    }

    private static Provocation hello(
            Fault fault, UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerHello> change) {
        return new Provocation(fault, "in a ServerHello of TLS 1.2", () -> {
            HostileServer12 server =
                    Victims.client12(client, Answering.AT_ONCE, Tamper.none().message(ServerHello.class, change));
            server.sendServerHello();
            return server.peer();
        });
    }

    private static ServerHello with(ServerHello hello, Bytes random) {
        return new ServerHello(
                hello.legacyVersion(), random, hello.sessionIdEcho(), hello.suite(), 0, hello.extensions());
    }

    private static ServerHello with(ServerHello hello, ProtocolVersion version) {
        return new ServerHello(version, hello.random(), hello.sessionIdEcho(), hello.suite(), 0, hello.extensions());
    }

    private static ServerHello with(ServerHello hello, CipherSuite suite, int compression) {
        return new ServerHello(
                hello.legacyVersion(), hello.random(), hello.sessionIdEcho(), suite, compression, hello.extensions());
    }

    private static ServerHello with(ServerHello hello, Extension extension) {
        List<Extension> all =
                new ArrayList<>(hello.extensions().without(extension.type()).list());
        all.add(extension);
        return with(hello, new Extensions(all));
    }

    private static ServerHello without(ServerHello hello, ExtensionType type) {
        return with(hello, hello.extensions().without(type));
    }

    private static ServerHello with(ServerHello hello, Extensions extensions) {
        return new ServerHello(
                hello.legacyVersion(), hello.random(), hello.sessionIdEcho(), hello.suite(), 0, extensions);
    }

    private static Provocation tampered(Fault fault, Tamper tamper) {
        return new Provocation(fault, "by a server of TLS 1.2", () -> {
            HostileServer12 server = Victims.client12(tamper);
            server.sendFirstFlight();
            return server.peer();
        });
    }

    private static Provocation after(Fault fault, String how, Consumer<HostileServer12> deed) {
        return new Provocation(fault, how + ", to a client of TLS 1.2", () -> {
            HostileServer12 server = Victims.client12(Tamper.none());
            deed.accept(server);
            return server.peer();
        });
    }
}
