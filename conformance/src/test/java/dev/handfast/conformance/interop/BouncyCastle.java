package dev.handfast.conformance.interop;

import dev.handfast.trust.KeyKind;
import dev.handfast.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.PskIdentity;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Bouncy Castle by its own interface, which has exporters and external keys, as that of JSSE has not.
 *
 * @param version the only one that it speaks
 * @param group its only group; it chooses when there is none
 * @param psk an external key, instead of certificates
 */
record BouncyCastle(ProtocolVersion version, Optional<Integer> group, Optional<Psk> psk) {

    static final String LABEL = "EXPERIMENTAL handfast";
    static final int EXPORTED = 48;

    /** A key for use with SHA-256. */
    record Psk(String identity, Bytes key) {

        byte[] identityBytes() {
            return identity.getBytes(StandardCharsets.US_ASCII);
        }
    }

    static BouncyCastle of(ProtocolVersion version) {
        return new BouncyCastle(version, Optional.empty(), Optional.empty());
    }

    BouncyCastle with(Psk key) {
        return new BouncyCastle(version, group, Optional.of(key));
    }

    BouncyCastle onlyP384() {
        return new BouncyCastle(version, Optional.of(NamedGroup.secp384r1), psk);
    }

    /** Connects, says hello, and reads to the end; returns what it exported. */
    byte[] connect(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Ours.PATIENCE_MILLIS);
            TlsClientProtocol protocol = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
            Client client = new Client();
            protocol.connect(client);
            protocol.getOutputStream().write("hello\n".getBytes(StandardCharsets.ISO_8859_1));
            protocol.getInputStream().transferTo(OutputStream.nullOutputStream());
            return client.exported;
        }
    }

    /** Accepts one connection and sends back what comes; returns what it exported. */
    byte[] serve(ServerSocket listener) throws IOException {
        try (Socket socket = listener.accept()) {
            socket.setSoTimeout(Ours.PATIENCE_MILLIS);
            TlsServerProtocol protocol = new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
            Server server = new Server();
            protocol.accept(server);
            InputStream input = protocol.getInputStream();
            protocol.getOutputStream().write(input.readNBytes("hello\n".length()));
            input.transferTo(protocol.getOutputStream());
            return server.exported;
        }
    }

    private static BcTlsCrypto crypto() {
        return new BcTlsCrypto(new SecureRandom());
    }

    private TlsPSKExternal external(BcTlsCrypto crypto) {
        Psk key = psk.orElseThrow();
        return new BasicTlsPSKExternal(
                key.identityBytes(), crypto.createSecret(key.key().toArray()));
    }

    private static byte[] export(TlsContext context) {
        return context.exportKeyingMaterial(LABEL, new byte[0], EXPORTED);
    }

    private final class Client extends DefaultTlsClient {

        private byte[] exported = new byte[0];

        Client() {
            super(crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return version.only();
        }

        @Override
        @SuppressWarnings({"rawtypes", "JdkObsolete"}) // such is the interface
        protected Vector getSupportedGroups(Vector roles) {
            return group.<Vector>map(only -> new Vector<>(Arrays.asList(only)))
                    .orElseGet(() -> super.getSupportedGroups(roles));
        }

        @Override
        @SuppressWarnings({"rawtypes", "JdkObsolete"}) // such is the interface
        public Vector getExternalPSKs() {
            return psk.isEmpty() ? new Vector<>() : new Vector<>(Arrays.asList(external(crypto())));
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                    byte[] leaf = server.getCertificate().getCertificateAt(0).getEncoded();
                    if (!Arrays.equals(leaf, encoded())) {
                        throw new TlsFatalAlert(AlertDescription.bad_certificate);
                    }
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                    throw new TlsFatalAlert(AlertDescription.internal_error);
                }
            };
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            exported = export(context);
        }
    }

    private final class Server extends DefaultTlsServer {

        private byte[] exported = new byte[0];

        Server() {
            super(crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return version.only();
        }

        @Override
        public int[] getSupportedGroups() throws IOException {
            return group.isPresent() ? new int[] {group.get()} : super.getSupportedGroups();
        }

        @Override
        @SuppressWarnings({"rawtypes", "JdkObsolete"}) // such is the interface
        public TlsPSKExternal getExternalPSK(Vector identities) {
            for (Object offered : identities) {
                byte[] identity = ((PskIdentity) offered).getIdentity();
                if (psk.isPresent() && Arrays.equals(identity, psk.get().identityBytes())) {
                    return external(crypto());
                }
            }
            return null;
        }

        @Override
        @SuppressWarnings("JdkObsolete") // such is the interface
        public TlsCredentials getCredentials() throws IOException {
            BcTlsCrypto crypto = crypto();
            TlsCertificate leaf = crypto.createCertificate(encoded());
            CertificateEntry[] entries = {new CertificateEntry(leaf, new Hashtable<>())};
            return new BcDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context),
                    crypto,
                    PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(
                            server().privateKey().orElseThrow().getEncoded())),
                    new Certificate(new byte[0], entries),
                    SignatureScheme.getSignatureAndHashAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256));
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            exported = export(context);
        }
    }

    private static dev.handfast.trust.TlsCertificate server() {
        return Material.server(KeyKind.P256);
    }

    private static byte[] encoded() throws IOException {
        try {
            return server().x509().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }
}
