package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.TlsCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** The implementations behind the interfaces of {@code javax.net.ssl}. */
enum Jsse {

    /** The one that comes with Java. */
    OF_JAVA {
        @Override
        Provider tls() {
            return Security.getProvider("SunJSSE");
        }

        @Override
        KeyStore store(List<X509Certificate> chain, PrivateKey key) throws GeneralSecurityException, IOException {
            return filled(empty(KeyStore.getInstance("PKCS12")), chain, key);
        }
    },

    /** That of Bouncy Castle, with cryptography of its own, and keys and certificates of its own classes. */
    OF_BOUNCY_CASTLE {
        @Override
        Provider tls() {
            return new BouncyCastleJsseProvider(CRYPTO);
        }

        @Override
        KeyStore store(List<X509Certificate> chain, PrivateKey key) throws GeneralSecurityException, IOException {
            CertificateFactory certificates = CertificateFactory.getInstance("X.509", CRYPTO);
            List<X509Certificate> own = new ArrayList<>();
            for (X509Certificate certificate : chain) {
                own.add((X509Certificate)
                        certificates.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
            }
            PrivateKey ownKey = KeyFactory.getInstance(key.getAlgorithm(), CRYPTO)
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
            return filled(empty(KeyStore.getInstance("PKCS12", CRYPTO)), own, ownKey);
        }
    };

    private static final Provider CRYPTO = new BouncyCastleProvider();

    /** Bouncy Castle tells of every connection on the console. */
    private static final Logger LOGGER = Logger.getLogger("org.bouncycastle.jsse");

    static {
        LOGGER.setLevel(Level.OFF);
    }

    abstract Provider tls();

    /** Keeps these as the implementation wants them. */
    abstract KeyStore store(List<X509Certificate> chain, PrivateKey key) throws GeneralSecurityException, IOException;

    SSLContext context(Setup setup) throws IOException {
        return context(setup, "TLSv1.3");
    }

    SSLContext context(Setup setup, String protocol) throws IOException {
        try {
            Provider provider = tls();
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", provider);
            keys.init(own(setup), new char[0]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", provider);
            trust.init(anchors(setup.trusted()));
            SSLContext context = SSLContext.getInstance(protocol, provider);
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Sets up a socket before its handshake. */
    static void configure(SSLSocket socket, Setup setup, boolean client) {
        SSLParameters parameters = parameters(setup);
        if (client) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(List.of(new SNIHostName(Material.HOST))); // no dot: not sent unless told
        }
        socket.setSSLParameters(parameters);
        if (socket instanceof BCSSLSocket named && !setup.groups().isEmpty()) {
            BCSSLParameters more = named.getParameters();
            more.setNamedGroups(setup.groups().stream().map(Object::toString).toArray(String[]::new));
            named.setParameters(more);
        }
    }

    /** What the text of an exception says of an alert that came. */
    static String report(AlertDescription alert) {
        return "(Received fatal alert: |TlsFatalAlertReceived: )" + alert + "\\b";
    }

    private static SSLParameters parameters(Setup setup) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(setup.versions().stream().map(Object::toString).toArray(String[]::new));
        parameters.setApplicationProtocols(setup.protocols().toArray(String[]::new));
        parameters.setNeedClientAuth(setup.demanding());
        return parameters;
    }

    private KeyStore own(Setup setup) throws GeneralSecurityException, IOException {
        if (setup.own().isEmpty()) {
            return empty(KeyStore.getInstance("PKCS12"));
        }
        TlsCertificate own = setup.own().get();
        return store(own.chain(), own.privateKey().orElseThrow());
    }

    private static KeyStore anchors(TlsCertificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = empty(KeyStore.getInstance("PKCS12"));
        store.setCertificateEntry("authority", authority.x509());
        return store;
    }

    private static KeyStore filled(KeyStore store, List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException {
        store.setKeyEntry("own", key, new char[0], chain.toArray(X509Certificate[]::new));
        return store;
    }

    private static KeyStore empty(KeyStore store) throws GeneralSecurityException, IOException {
        store.load(null, null);
        return store;
    }
}
