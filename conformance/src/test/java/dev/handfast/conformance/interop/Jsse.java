package dev.handfast.conformance.interop;

import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** The implementation that comes with Java. */
final class Jsse {

    private Jsse() {}

    static SSLContext context(Setup setup) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store(setup), new char[0]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors(setup.trusted()));
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    static SSLParameters parameters(Setup setup) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(setup.protocols().toArray(String[]::new));
        parameters.setNeedClientAuth(setup.demanding());
        return parameters;
    }

    private static KeyStore store(Setup setup) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        if (setup.own().isPresent()) {
            TlsCertificate own = setup.own().get();
            store.setKeyEntry(
                    "own",
                    own.privateKey().orElseThrow(),
                    new char[0],
                    own.chain().toArray(X509Certificate[]::new));
        }
        return store;
    }

    private static KeyStore anchors(TlsCertificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", authority.x509());
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
