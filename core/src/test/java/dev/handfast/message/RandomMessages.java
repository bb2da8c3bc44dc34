package dev.handfast.message;

import dev.handfast.iana.ClientCertificateType;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RandomExtensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.RandomValues;

/** Random handshake messages, full of extensions. */
final class RandomMessages {

    private final RandomValues values;
    private final RandomExtensions extensions;

    RandomMessages(long seed) {
        values = new RandomValues(seed);
        extensions = new RandomExtensions(values);
    }

    ClientHello clientHelloOfTls() {
        return clientHello(Bytes.EMPTY);
    }

    ClientHello clientHelloOfDtls() {
        return clientHello(values.bytes(0, 255));
    }

    ServerHello serverHello() {
        return new ServerHello(
                values.version(),
                values.bytes(32),
                values.bytes(0, 32),
                values.suite(),
                values.upTo(255),
                someOrNone(Place.SERVER_HELLO));
    }

    HelloRetryRequest helloRetryRequest() {
        return new HelloRetryRequest(
                values.version(),
                values.bytes(0, 32),
                values.suite(),
                values.upTo(255),
                extensions.some(Place.HELLO_RETRY_REQUEST).with(new Cookie(values.bytes(2, 100))));
    }

    EncryptedExtensions encryptedExtensions() {
        return new EncryptedExtensions(someOrNone(Place.ENCRYPTED_EXTENSIONS));
    }

    CertificateRequest13 certificateRequest() {
        return new CertificateRequest13(values.bytes(0, 255), extensions.some(Place.CERTIFICATE_REQUEST));
    }

    Certificate13 certificate() {
        return new Certificate13(
                values.bytes(0, 255),
                values.list(0, 5, () -> new Certificate13.Entry(values.bytes(1, 2000), someOrNone(Place.CERTIFICATE))));
    }

    CertificateVerify certificateVerify() {
        return new CertificateVerify(values.scheme(), values.bytes(0, 600));
    }

    Finished finished() {
        return new Finished(values.bytes(32));
    }

    NewSessionTicket13 newSessionTicket() {
        return new NewSessionTicket13(
                values.uint32(),
                values.uint32(),
                values.bytes(0, 255),
                values.bytes(1, 2000),
                someOrNone(Place.NEW_SESSION_TICKET));
    }

    KeyUpdate keyUpdate() {
        return new KeyUpdate(values.bool());
    }

    Certificate12 certificate12() {
        return new Certificate12(values.list(0, 5, () -> values.bytes(1, 2000)));
    }

    CertificateRequest12 certificateRequest12() {
        return new CertificateRequest12(
                values.list(1, 20, () -> new ClientCertificateType(values.upTo(255))),
                values.list(1, 20, values::scheme),
                values.list(0, 10, () -> values.bytes(1, 200)));
    }

    CertificateStatus certificateStatus() {
        return new CertificateStatus(values.bytes(1, 1000));
    }

    ServerKeyExchange.Ecdhe serverEcdhe() {
        return new ServerKeyExchange.Ecdhe(ecdhParams(), values.scheme(), values.bytes(0, 600));
    }

    ServerKeyExchange.Psk serverPsk() {
        return new ServerKeyExchange.Psk(values.bytes(0, 300));
    }

    ServerKeyExchange.EcdhePsk serverEcdhePsk() {
        return new ServerKeyExchange.EcdhePsk(values.bytes(0, 300), ecdhParams());
    }

    ClientKeyExchange.Ecdhe clientEcdhe() {
        return new ClientKeyExchange.Ecdhe(values.bytes(1, 255));
    }

    ClientKeyExchange.Psk clientPsk() {
        return new ClientKeyExchange.Psk(values.bytes(0, 300));
    }

    ClientKeyExchange.EcdhePsk clientEcdhePsk() {
        return new ClientKeyExchange.EcdhePsk(values.bytes(0, 300), values.bytes(1, 255));
    }

    NewSessionTicket12 newSessionTicket12() {
        return new NewSessionTicket12(values.uint32(), values.bytes(0, 2000));
    }

    HelloVerifyRequest helloVerifyRequest() {
        return new HelloVerifyRequest(values.version(), values.bytes(0, 255));
    }

    private EcdhParams ecdhParams() {
        return new EcdhParams(values.group(), values.bytes(1, 255));
    }

    static ServerHello withoutExtensions(ServerHello hello) {
        return new ServerHello(
                hello.legacyVersion(),
                hello.random(),
                hello.sessionIdEcho(),
                hello.suite(),
                hello.compressionMethod(),
                Extensions.EMPTY);
    }

    Bytes noise() {
        return values.bytes(0, 300);
    }

    private ClientHello clientHello(Bytes cookie) {
        return new ClientHello(
                values.version(),
                values.bytes(32),
                values.bytes(0, 32),
                cookie,
                values.list(1, 100, values::suite),
                values.bytes(1, 255),
                someOrNone(Place.CLIENT_HELLO));
    }

    private Extensions someOrNone(Place place) {
        return values.upTo(9) == 0 ? Extensions.EMPTY : extensions.some(place);
    }
}
