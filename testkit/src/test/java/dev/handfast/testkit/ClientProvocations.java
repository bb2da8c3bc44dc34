package dev.handfast.testkit;

import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.Verdict;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate13;
import dev.handfast.message.CertificateRequest13;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.Finished;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a server can do wrong to a client. */
final class ClientProvocations {

    private static final KeyShare.Retry RETRY_P256 = new KeyShare.Retry(NamedGroup.SECP256R1);

    private ClientProvocations() {}

    static Stream<Provocation> all() {
        return Stream.of(decoding(), hellos(), retries(), answers(), certificates(), proofs())
                .flatMap(some -> some);
    }

    private static Stream<Provocation> decoding() {
        return Stream.of(
                extensions(DecodeFault.TRUNCATED, Bytes.of(0)),
                extensions(DecodeFault.TRAILING_BYTES, Bytes.of(0, 0, 0)),
                extensions(
                        DecodeFault.DUPLICATE_EXTENSION, Forgery.block(extension(0xff77, ""), extension(0xff77, ""))),
                extensions(
                        DecodeFault.EXTENSION_NOT_ALLOWED_HERE,
                        Forgery.block(Forgery.extension(ExtensionType.KEY_SHARE, "001d"))),
                extensions(DecodeFault.UNSOLICITED_EXTENSION, Forgery.block(extension(0xff77, ""))),
                new Provocation(DecodeFault.MALFORMED_EXTENSION, "two protocols in the answer", () -> {
                    HostileServer server = Victims.client(
                            client -> client.applicationProtocols("h2"), Answering.AT_ONCE, Tamper.none());
                    server.sendServerHello();
                    server.sendEncryptedExtensions(Forgery.extension(
                            ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION, "0006 02 6832 02 6832"));
                    return server.peer();
                }),
                after(
                        DecodeFault.UNKNOWN_KEY_UPDATE_REQUEST,
                        "",
                        server -> server.peer().sendUnhashed(RawMessage.of(HandshakeType.KEY_UPDATE, Bytes.of(2)))));
    }

    private static Extension extension(int code, String hex) {
        return Forgery.extension(new ExtensionType(code), hex);
    }

    private static Provocation extensions(Fault fault, Bytes body) {
        return tampered(fault, "", Tamper.none().body(EncryptedExtensions.class, honest -> body));
    }

    private static Stream<Provocation> hellos() {
        return Stream.of(
                hello(DecodeFault.MALFORMED_KEY_SHARE, "too short", choice -> share(NamedGroup.X25519, 31)),
                hello(DecodeFault.MALFORMED_KEY_SHARE, "of small order", choice -> share(NamedGroup.X25519, 32)),
                chosenKey(1),
                hello(NegotiationFault.UNOFFERED_KEY_SHARE, "", choice -> share(NamedGroup.SECP256R1, 65)),
                hello(
                        NegotiationFault.UNOFFERED_VERSION,
                        "",
                        choice -> new SupportedVersions.Choice(ProtocolVersion.TLS_1_2)),
                hello(
                        NegotiationFault.MISSING_EXTENSION,
                        "key_share",
                        hello -> hello.extensions().without(ExtensionType.KEY_SHARE),
                        ServerHello::suite),
                hello(
                        NegotiationFault.UNOFFERED_SUITE,
                        "",
                        ServerHello::extensions,
                        hello -> CipherSuite.TLS_AES_128_CCM_8_SHA256),
                helloFields(
                        NegotiationFault.WRONG_LEGACY_VERSION, ProtocolVersion.TLS_1_3, UnaryOperator.identity(), 0),
                helloFields(NegotiationFault.WRONG_SESSION_ID_ECHO, ProtocolVersion.TLS_1_2, Forgery::flipped, 0),
                helloFields(NegotiationFault.COMPRESSION_CHOSEN, ProtocolVersion.TLS_1_2, UnaryOperator.identity(), 1));
    }

    /** To a client that offers a key of its own. */
    private static Provocation chosenKey(int index) {
        return new Provocation(NegotiationFault.UNOFFERED_PSK, "", () -> {
            ExternalPsk key = ExternalPsk.raw(ExternalPsk.Role.CLIENT, "k", new byte[32]);
            HostileServer server = Victims.client(
                    client -> client.externalPsks(key),
                    Answering.AT_ONCE,
                    Tamper.none()
                            .message(
                                    ServerHello.class,
                                    hello -> new ServerHello(
                                            hello.legacyVersion(),
                                            hello.random(),
                                            hello.sessionIdEcho(),
                                            hello.suite(),
                                            hello.compressionMethod(),
                                            hello.extensions().with(new PreSharedKey.Choice(index)))));
            server.sendServerHello();
            return server.peer();
        });
    }

    private static KeyShare.Choice share(NamedGroup group, int size) {
        return new KeyShare.Choice(new KeyShare.Entry(group, Forgery.zeros(size)));
    }

    private static Provocation hello(Fault fault, String how, UnaryOperator<Extension> replacement) {
        return hello(
                fault,
                how,
                hello -> hello.extensions()
                        .with(replacement.apply(hello.extensions().list().get(0))),
                ServerHello::suite);
    }

    private static Provocation hello(
            Fault fault,
            String how,
            Function<ServerHello, Extensions> extensions,
            Function<ServerHello, CipherSuite> suite) {
        return tampered(
                fault,
                how,
                Tamper.none()
                        .message(
                                ServerHello.class,
                                hello -> new ServerHello(
                                        hello.legacyVersion(),
                                        hello.random(),
                                        hello.sessionIdEcho(),
                                        suite.apply(hello),
                                        hello.compressionMethod(),
                                        extensions.apply(hello))));
    }

    private static Provocation helloFields(
            Fault fault, ProtocolVersion version, UnaryOperator<Bytes> sessionId, int compression) {
        return tampered(
                fault,
                "",
                Tamper.none()
                        .message(
                                ServerHello.class,
                                hello -> new ServerHello(
                                        version,
                                        hello.random(),
                                        sessionId.apply(hello.sessionIdEcho()),
                                        hello.suite(),
                                        compression,
                                        hello.extensions())));
    }

    private static Stream<Provocation> retries() {
        return Stream.of(
                retry(NegotiationFault.USELESS_HELLO_RETRY_REQUEST),
                retry(NegotiationFault.UNOFFERED_GROUP, new KeyShare.Retry(NamedGroup.FFDHE2048)),
                retry(NegotiationFault.RETRY_GROUP_ALREADY_SHARED, new KeyShare.Retry(NamedGroup.X25519)),
                new Provocation(NegotiationFault.SECOND_HELLO_RETRY_REQUEST, "", () -> {
                    HostileServer server = Victims.client(Tamper.none());
                    server.sendRetry(RETRY_P256);
                    server.hello();
                    server.peer().sendUnhashed(RawMessage.of(retryOf(server)));
                    return server.peer();
                }),
                new Provocation(NegotiationFault.SUITE_CHANGED_AFTER_RETRY, "", () -> {
                    HostileServer server = Victims.client(Tamper.none()
                            .message(
                                    HelloRetryRequest.class,
                                    retry -> new HelloRetryRequest(
                                            retry.legacyVersion(),
                                            retry.sessionIdEcho(),
                                            CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                                            0,
                                            retry.extensions())));
                    server.sendRetry(RETRY_P256);
                    server.sendServerHello();
                    return server.peer();
                }),
                afterRetry("to an older one", extensions -> extensions.without(ExtensionType.SUPPORTED_VERSIONS)),
                afterRetry(
                        "to an unknown one",
                        extensions -> extensions.with(new SupportedVersions.Choice(new ProtocolVersion(0x0305)))),
                new Provocation(DecodeFault.UNSOLICITED_EXTENSION, "in a HelloRetryRequest", () -> {
                    HostileServer server = Victims.client(Tamper.none());
                    server.sendRetry(RETRY_P256, extension(0xff77, ""));
                    return server.peer();
                }),
                new Provocation(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, "a cookie in a ServerHello", () -> {
                    HostileServer server = Victims.client(Tamper.none()
                            .message(
                                    ServerHello.class,
                                    hello -> new ServerHello(
                                            hello.legacyVersion(),
                                            hello.random(),
                                            hello.sessionIdEcho(),
                                            hello.suite(),
                                            0,
                                            hello.extensions().with(new Cookie(Bytes.of(1))))));
                    server.sendServerHello();
                    return server.peer();
                }));
    }

    private static Provocation afterRetry(String how, UnaryOperator<Extensions> change) {
        return new Provocation(NegotiationFault.VERSION_CHANGED_AFTER_RETRY, how, () -> {
            HostileServer server = Victims.client(Tamper.none()
                    .message(
                            ServerHello.class,
                            hello -> new ServerHello(
                                    hello.legacyVersion(),
                                    hello.random(),
                                    hello.sessionIdEcho(),
                                    hello.suite(),
                                    0,
                                    change.apply(hello.extensions()))));
            server.sendRetry(RETRY_P256);
            server.sendServerHello();
            return server.peer();
        });
    }

    private static HelloRetryRequest retryOf(HostileServer server) {
        return new HelloRetryRequest(
                ProtocolVersion.TLS_1_2,
                server.hello().sessionId(),
                CipherSuite.TLS_AES_128_GCM_SHA256,
                0,
                Extensions.of(
                        new KeyShare.Retry(NamedGroup.SECP384R1),
                        new SupportedVersions.Choice(ProtocolVersion.TLS_1_3)));
    }

    private static Provocation retry(Fault fault, Extension... extensions) {
        return new Provocation(fault, "", () -> {
            HostileServer server = Victims.client(Tamper.none());
            server.sendRetry(extensions);
            return server.peer();
        });
    }

    private static Stream<Provocation> answers() {
        return Stream.of(
                new Provocation(NegotiationFault.UNOFFERED_APPLICATION_PROTOCOL, "", () -> {
                    HostileServer server = Victims.client(
                            client -> client.applicationProtocols("h2"), Answering.AT_ONCE, Tamper.none());
                    server.sendServerHello();
                    server.sendEncryptedExtensions(
                            Forgery.extension(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION, "0003 02 6833"));
                    return server.peer();
                }),
                new Provocation(NegotiationFault.MISSING_SIGNATURE_ALGORITHMS, "in a CertificateRequest", () -> {
                    HostileServer server = Victims.client(Tamper.none()
                            .message(
                                    CertificateRequest13.class,
                                    request -> new CertificateRequest13(
                                            Bytes.EMPTY, Extensions.of(extension(0xff77, "")))));
                    server.sendServerHello();
                    server.sendEncryptedExtensions();
                    server.sendCertificateRequest();
                    return server.peer();
                }));
    }

    private static Stream<Provocation> certificates() {
        return Stream.of(
                certificate(
                        AuthenticationFault.NO_CERTIFICATE, "", honest -> new Certificate13(Bytes.EMPTY, List.of())),
                certificate(
                        AuthenticationFault.CERTIFICATE_CONTEXT,
                        "",
                        honest -> new Certificate13(Bytes.of(1), honest.entries())),
                certificate(
                        DecodeFault.MALFORMED_CERTIFICATE,
                        "",
                        honest -> new Certificate13(
                                Bytes.EMPTY, List.of(new Certificate13.Entry(Bytes.hex("3000"), Extensions.EMPTY)))),
                certificate(
                        DecodeFault.UNSOLICITED_EXTENSION,
                        "in a Certificate",
                        honest -> new Certificate13(
                                Bytes.EMPTY,
                                List.of(new Certificate13.Entry(
                                        honest.entries().get(0).certificate(), Extensions.of(extension(0xff77, "")))))),
                credential(
                        AuthenticationFault.KEY_USAGE,
                        Victims.MINT.sign(CertificateBuilder.of("Agreement", Mint.FROM, Mint.TO)
                                .names(Pair.SERVER_NAME)
                                .purposes(Purpose.SERVER)
                                .keyUsage(KeyUsage.KEY_AGREEMENT))),
                credential(AuthenticationFault.CERTIFICATE_REJECTED_UNKNOWN_CA, Mint.selfSigned(Pair.SERVER_NAME)),
                credential(AuthenticationFault.CERTIFICATE_REJECTED_EXPIRED, Victims.MINT.expired(Pair.SERVER_NAME)),
                credential(AuthenticationFault.CERTIFICATE_REJECTED_IDENTITY, Victims.MINT.wrongName()),
                verdict(
                        AuthenticationFault.CERTIFICATE_REJECTED_REVOKED,
                        new Verdict(false, Set.of(CertificateFlag.REVOKED), List.of())),
                verdict(
                        AuthenticationFault.CERTIFICATE_STATUS,
                        new Verdict(false, Set.of(CertificateFlag.GENERIC_ERROR), true, List.of())),
                verdict(AuthenticationFault.CERTIFICATE_REJECTED, new Verdict(false, Set.of(), List.of())));
    }

    private static Provocation certificate(Fault fault, String how, UnaryOperator<Certificate13> change) {
        return tampered(fault, how, Tamper.none().message(Certificate13.class, change));
    }

    private static Provocation credential(Fault fault, TlsCertificate certificate) {
        return new Provocation(fault, "", () -> {
            HostileServer server = HostileServer.against(
                    Endpoint.client(Victims.clientConfig(client -> client), Answering.AT_ONCE),
                    Victims.CRYPTO,
                    Credential.of(certificate, Victims.CRYPTO),
                    Tamper.none());
            server.handshake();
            return server.peer();
        });
    }

    private static Provocation verdict(Fault fault, Verdict verdict) {
        return new Provocation(fault, "", () -> {
            HostileServer server = Victims.client(
                    client -> client.verifier(question -> CompletableFuture.completedFuture(verdict)),
                    Answering.AT_ONCE,
                    Tamper.none());
            server.handshake();
            return server.peer();
        });
    }

    private static Stream<Provocation> proofs() {
        return Stream.of(
                tampered(
                        AuthenticationFault.BAD_SIGNATURE,
                        "",
                        Tamper.none()
                                .message(
                                        CertificateVerify.class,
                                        proof -> new CertificateVerify(
                                                proof.scheme(), Forgery.flipped(proof.signature())))),
                proof(AuthenticationFault.UNOFFERED_SIGNATURE_SCHEME, SignatureScheme.RSA_PKCS1_SHA256),
                proof(AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY, SignatureScheme.ED25519),
                tampered(
                        AuthenticationFault.FINISHED_MISMATCH,
                        "of the server",
                        Tamper.none().body(Finished.class, Forgery::flipped)));
    }

    private static Provocation proof(Fault fault, SignatureScheme scheme) {
        return tampered(
                fault,
                "",
                Tamper.none()
                        .message(CertificateVerify.class, proof -> new CertificateVerify(scheme, proof.signature())));
    }

    private static Provocation tampered(Fault fault, String how, Tamper tamper) {
        return new Provocation(fault, how, () -> {
            HostileServer server = Victims.client(tamper);
            server.handshake();
            return server.peer();
        });
    }

    private static Provocation after(Fault fault, String how, Consumer<HostileServer> deed) {
        return new Provocation(fault, how, () -> {
            HostileServer server = Victims.client(Tamper.none());
            server.handshake();
            deed.accept(server);
            return server.peer();
        });
    }
}
