package dev.handfast.bench;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** SunJSSE: one suite; the group is a property of the JVM. */
final class JsseStack implements TlsStack {

    private static final int PORT = 443;

    private final SSLContext client;
    private final SSLContext server;
    private final String suite;
    private int ports = PORT;

    JsseStack(CipherSuite suite) {
        this.suite = suite.toString();
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own(), new char[0]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors());
            client = context(new KeyManager[0], trust.getTrustManagers());
            client.getClientSessionContext().setSessionCacheSize(1);
            server = context(keys.getKeyManagers(), new TrustManager[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sessions are kept by host and port. */
    @Override
    public TlsPair pair(boolean resuming, byte[] data) {
        SSLEngine clientEngine = client.createSSLEngine(Material.HOST, resuming ? PORT : ++ports);
        clientEngine.setUseClientMode(true);
        SSLParameters parameters = parameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        clientEngine.setSSLParameters(parameters);
        SSLEngine serverEngine = server.createSSLEngine();
        serverEngine.setUseClientMode(false);
        serverEngine.setSSLParameters(parameters());
        return new JssePair(clientEngine, serverEngine, data);
    }

    private SSLParameters parameters() {
        return new SSLParameters(new String[] {suite}, new String[] {"TLSv1.3"});
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3", "SunJSSE");
        context.init(keys, trust, null);
        return context;
    }

    private static KeyStore own() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "own",
                Material.SERVER.privateKey().orElseThrow(),
                new char[0],
                Material.SERVER.chain().toArray(X509Certificate[]::new));
        return store;
    }

    private static KeyStore anchors() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", Material.AUTHORITY.certificate().x509());
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
