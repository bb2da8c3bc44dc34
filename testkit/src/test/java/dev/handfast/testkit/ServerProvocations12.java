package dev.handfast.testkit;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate12;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.ClientHello;
import dev.handfast.message.ClientKeyExchange;
import dev.handfast.message.Finished;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.MaxFragmentLength;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.Purpose;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a client of TLS 1.2 can do wrong to a server. */
final class ServerProvocations12 {

    private static final Credential CLIENT = Credential.of(Victims.MINT.client("client"), Victims.CRYPTO);

    private ServerProvocations12() {}

    static Stream<Provocation> all() {
        return Stream.of(hellos(), choices(), exchanges(), certificates(), endings())
                .flatMap(some -> some);
    }

    private static Stream<Provocation> hellos() {
        return Stream.of(
                without(NegotiationFault.NO_EXTENDED_MASTER_SECRET, ExtensionType.EXTENDED_MASTER_SECRET),
                without(NegotiationFault.NO_RENEGOTIATION_INDICATION, ExtensionType.RENEGOTIATION_INFO),
                replaced(NegotiationFault.NOT_A_RENEGOTIATION, new RenegotiationInfo(Bytes.of(1))),
                replaced(NegotiationFault.NO_UNCOMPRESSED_POINTS, new EcPointFormats(Bytes.of(1, 2))),
                replaced(NegotiationFault.UNKNOWN_MAX_FRAGMENT_LENGTH, new MaxFragmentLength(0)),
                replaced(NegotiationFault.UNKNOWN_MAX_FRAGMENT_LENGTH, new MaxFragmentLength(5)),
                replaced(NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL, new RecordSizeLimit(63)),
                hello(
                        NegotiationFault.NO_NULL_COMPRESSION,
                        hello -> fields(hello, hello.legacyVersion(), hello.suites(), Bytes.of(1))),
                hello(
                        NegotiationFault.INAPPROPRIATE_FALLBACK,
                        hello -> fields(
                                hello,
                                hello.legacyVersion(),
                                List.of(HostileClient12.SUITE, CipherSuite.TLS_FALLBACK_SCSV),
                                Bytes.of(0))),
                hello(
                        NegotiationFault.NO_COMMON_VERSION,
                        hello -> fields(hello, ProtocolVersion.TLS_1_1, hello.suites(), Bytes.of(0))));
    }

    private static Stream<Provocation> choices() {
        return Stream.of(
                hello(
                        NegotiationFault.NO_COMMON_SUITE,
                        hello -> fields(hello, hello.legacyVersion(), List.of(new CipherSuite(0x002f)), Bytes.of(0))),
                replaced(NegotiationFault.NO_COMMON_GROUP, new SupportedGroups(List.of(NamedGroup.FFDHE2048))),
                replaced(
                        NegotiationFault.NO_COMMON_SIGNATURE_SCHEME,
                        new SignatureAlgorithms(List.of(SignatureScheme.ECDSA_SHA1))),
                replaced(
                        NegotiationFault.NO_COMMON_SIGNATURE_SCHEME,
                        new SignatureAlgorithms(List.of(SignatureScheme.RSA_PKCS1_SHA256))),
                replaced(NegotiationFault.NO_COMMON_SIGNATURE_SCHEME, new SupportedGroups(List.of(NamedGroup.X25519))),
                without(NegotiationFault.NO_COMMON_SIGNATURE_SCHEME, ExtensionType.SIGNATURE_ALGORITHMS),
                new Provocation(NegotiationFault.NO_COMMON_APPLICATION_PROTOCOL, "in TLS 1.2", () -> {
                    HostileClient12 client = Victims.server12(
                            server -> server.applicationProtocols("h2"), Answering.AT_ONCE, Tamper.none());
                    client.sendHello(Forgery.with(client.hello(), Alpn.of("http/1.1")));
                    return client.peer();
                }));
    }

    private static Stream<Provocation> exchanges() {
        return Stream.of(
                tampered(
                        DecodeFault.MALFORMED_KEY_SHARE,
                        Tamper.none()
                                .message(
                                        ClientKeyExchange.Ecdhe.class,
                                        honest -> new ClientKeyExchange.Ecdhe(Forgery.zeros(32)))),
                after(StateFault.UNEXPECTED_MESSAGE, "a Certificate that was not asked for", client -> {
                    client.sendHello();
                    client.sendCertificate(CLIENT);
                }),
                after(StateFault.UNEXPECTED_MESSAGE, "a CertificateVerify without a certificate", client -> {
                    client.sendHello();
                    client.sendKeyExchange();
                    client.sendCertificateVerify(CLIENT);
                }),
                after(StateFault.UNEXPECTED_MESSAGE, "a Finished in the clear", client -> {
                    client.sendHello();
                    client.sendKeyExchange();
                    client.sendFinishedUnderNewKeys();
                }),
                after(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, "before the keys are there", client -> {
                    client.sendHello();
                    client.peer().changeCipherSpec();
                }),
                after(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, "a second one", client -> {
                    client.sendHello();
                    client.sendKeyExchange();
                    client.peer().changeCipherSpec();
                    client.peer().changeCipherSpec();
                }),
                after(RecordFault.MESSAGE_INTERRUPTED, "by a change_cipher_spec", client -> {
                    client.sendHello();
                    client.peer().receive();
                    client.peer().plain(ContentType.HANDSHAKE.code(), Bytes.of(16, 0));
                    client.peer().changeCipherSpec();
                }));
    }

    private static Stream<Provocation> certificates() {
        Credential agreement = Credential.of(
                Victims.MINT.sign(CertificateBuilder.of("Agreement", Mint.FROM, Mint.TO)
                        .purposes(Purpose.CLIENT)
                        .keyUsage(KeyUsage.KEY_AGREEMENT)),
                Victims.CRYPTO);
        return Stream.of(
                asked(
                        AuthenticationFault.NO_CLIENT_CERTIFICATE,
                        client -> client.peer().send(new Certificate12(List.of()))),
                asked(AuthenticationFault.KEY_USAGE, client -> client.sendCertificate(agreement)),
                asked(
                        DecodeFault.MALFORMED_CERTIFICATE,
                        client -> client.peer().send(new Certificate12(List.of(Bytes.hex("3000"))))),
                new Provocation(AuthenticationFault.UNSUPPORTED_KEY, "a client's, on a curve that is not ours", () -> {
                    HostileClient12 client = Victims.server12(
                            server -> demanding(server)
                                    .policy(SecurityPolicy.latest()
                                            .withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))),
                            Answering.AT_ONCE,
                            Tamper.none());
                    client.sendHello();
                    client.sendCertificate(Credential.of(Victims.MINT.client(KeyKind.P384, "client"), Victims.CRYPTO));
                    return client.peer();
                }),
                proof(
                        AuthenticationFault.BAD_SIGNATURE,
                        proof -> new CertificateVerify(proof.scheme(), Forgery.flipped(proof.signature()))),
                proof(
                        AuthenticationFault.UNOFFERED_SIGNATURE_SCHEME,
                        proof -> new CertificateVerify(SignatureScheme.ECDSA_SHA1, proof.signature())),
                proof(
                        AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY,
                        proof -> new CertificateVerify(SignatureScheme.RSA_PKCS1_SHA256, proof.signature())),
                new Provocation(AuthenticationFault.CERTIFICATE_REJECTED_UNKNOWN_CA, "a client of TLS 1.2", () -> {
                    HostileClient12 client =
                            Victims.server12(ServerProvocations12::demanding, Answering.AT_ONCE, Tamper.none());
                    authenticate(client, Credential.of(Mint.authority("Another").client("client"), Victims.CRYPTO));
                    client.sendFinished();
                    return client.peer();
                }));
    }

    private static Provocation asked(Fault fault, Consumer<HostileClient12> deed) {
        return new Provocation(fault, "by a client of TLS 1.2", () -> {
            HostileClient12 client =
                    Victims.server12(ServerProvocations12::demanding, Answering.AT_ONCE, Tamper.none());
            client.sendHello();
            deed.accept(client);
            return client.peer();
        });
    }

    private static Provocation proof(Fault fault, UnaryOperator<CertificateVerify> change) {
        return new Provocation(fault, "by a client of TLS 1.2", () -> {
            HostileClient12 client = Victims.server12(
                    ServerProvocations12::demanding,
                    Answering.AT_ONCE,
                    Tamper.none().message(CertificateVerify.class, change));
            authenticate(client, CLIENT);
            return client.peer();
        });
    }

    private static void authenticate(HostileClient12 client, Credential credential) {
        client.sendHello();
        client.sendCertificate(credential);
        client.sendKeyExchange();
        client.sendCertificateVerify(credential);
    }

    private static ServerConfig.Builder demanding(ServerConfig.Builder server) {
        return server.clientAuthentication(ClientAuthentication.REQUIRED).trust(Victims.MINT.anchors());
    }

    private static Stream<Provocation> endings() {
        return Stream.of(
                tampered(AuthenticationFault.FINISHED_MISMATCH, Tamper.none().body(Finished.class, Forgery::flipped)),
                tampered(
                        AuthenticationFault.FINISHED_MISMATCH,
                        Tamper.none().body(Finished.class, honest -> honest.concat(Bytes.of(0)))),
                after(StateFault.UNEXPECTED_APPLICATION_DATA, "before the Finished", client -> {
                    client.sendHello();
                    client.sendKeyExchange();
                    client.changeKeys();
                    client.peer().data(Bytes.of(1));
                }),
                after(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, "behind the handshake", client -> {
                    client.handshake();
                    client.peer().changeCipherSpec();
                }),
                after(StateFault.RENEGOTIATION, "by a client", client -> {
                    client.handshake();
                    client.peer().sendUnhashed(RawMessage.of(client.hello()));
                }),
                after(StateFault.UNEXPECTED_MESSAGE, "a KeyUpdate in TLS 1.2", client -> {
                    client.handshake();
                    client.peer().sendUnhashed(RawMessage.of(HandshakeType.KEY_UPDATE, Bytes.of(0)));
                }));
    }

    private static Provocation without(Fault fault, ExtensionType type) {
        return hello(fault, hello -> hello.with(hello.extensions().without(type)));
    }

    private static Provocation replaced(Fault fault, Extension extension) {
        return hello(fault, hello -> Forgery.with(hello, extension));
    }

    private static Provocation hello(Fault fault, UnaryOperator<ClientHello> change) {
        return after(fault, "in the ClientHello", client -> client.sendHello(change.apply(client.hello())));
    }

    private static ClientHello fields(
            ClientHello hello, ProtocolVersion version, List<CipherSuite> suites, Bytes compressionMethods) {
        return new ClientHello(
                version,
                hello.random(),
                hello.sessionId(),
                hello.cookie(),
                suites,
                compressionMethods,
                hello.extensions());
    }

    private static Provocation tampered(Fault fault, Tamper tamper) {
        return new Provocation(fault, "by a client of TLS 1.2", () -> {
            HostileClient12 client = Victims.server12(tamper);
            client.handshake();
            return client.peer();
        });
    }

    private static Provocation after(Fault fault, String how, Consumer<HostileClient12> deed) {
        return new Provocation(fault, how + ", to a server of TLS 1.2", () -> {
            HostileClient12 client = Victims.server12(Tamper.none());
            deed.accept(client);
            return client.peer();
        });
    }
}
