package dev.handfast.crypto.jca;

import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import javax.security.auth.DestroyFailedException;

/** Diffie-Hellman, on curves or in finite fields, by a provider's {@link KeyAgreement}. */
final class JcaAgreement implements KeyExchangeGroup {

    private final NamedGroup name;
    private final Provider provider;
    private final String keyAlgorithm;
    private final String agreementAlgorithm;
    private final ShareForm form;

    private JcaAgreement(
            NamedGroup name, Provider provider, String keyAlgorithm, String agreementAlgorithm, ShareForm form) {
        this.name = name;
        this.provider = provider;
        this.keyAlgorithm = keyAlgorithm;
        this.agreementAlgorithm = agreementAlgorithm;
        this.form = form;
    }

    static JcaAgreement x25519(Provider provider) {
        return new JcaAgreement(NamedGroup.X25519, provider, "X25519", "X25519", SpkiShares.x25519());
    }

    static JcaAgreement x448(Provider provider) {
        return new JcaAgreement(NamedGroup.X448, provider, "X448", "X448", SpkiShares.x448());
    }

    static JcaAgreement of(Curve curve, Provider provider) {
        return new JcaAgreement(curve.group(), provider, "EC", "ECDH", SpkiShares.of(curve));
    }

    static JcaAgreement ffdhe2048(Provider provider) {
        return finiteField(NamedGroup.FFDHE2048, provider, FfdheShares.ffdhe2048());
    }

    static JcaAgreement ffdhe3072(Provider provider) {
        return finiteField(NamedGroup.FFDHE3072, provider, FfdheShares.ffdhe3072());
    }

    private static JcaAgreement finiteField(NamedGroup name, Provider provider, ShareForm form) {
        return new JcaAgreement(name, provider, "DiffieHellman", "DiffieHellman", form);
    }

    @Override
    public NamedGroup name() {
        return name;
    }

    @Override
    public PrivateShare generate(SecureRandom random) {
        return share(keyPair(random));
    }

    /** The share of a key pair that is there already. */
    PrivateShare share(KeyPair pair) {
        return new Share(pair);
    }

    @Override
    public Encapsulation encapsulate(byte[] peerShare, SecureRandom random) throws PeerFaultException {
        PublicKey peer = peerKey(peerShare);
        try (Share own = new Share(keyPair(random))) {
            return new Encapsulation(own.publicShare(), own.agree(peer));
        }
    }

    private PublicKey peerKey(byte[] share) throws PeerFaultException {
        try {
            return form.decode(share, provider);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new PeerFaultException(DecodeFault.MALFORMED_KEY_SHARE, e);
        }
    }

    private KeyPair keyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm, provider);
            generator.initialize(form.parameters(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider.getName() + " makes no key for " + name, e);
        }
    }

    private final class Share implements PrivateShare {

        private final PrivateKey privateKey;
        private final byte[] publicShare;

        Share(KeyPair pair) {
            this.privateKey = pair.getPrivate();
            this.publicShare = form.encode(pair.getPublic());
        }

        @Override
        public byte[] publicShare() {
            return publicShare.clone();
        }

        @Override
        public Secret decapsulate(byte[] peerShare) throws PeerFaultException {
            return agree(peerKey(peerShare));
        }

        Secret agree(PublicKey peer) throws PeerFaultException {
            byte[] secret = agreedBytes(peer);
            if (!form.allows(secret)) {
                Arrays.fill(secret, (byte) 0);
                throw new PeerFaultException(DecodeFault.MALFORMED_KEY_SHARE);
            }
            return Secret.adopt(secret);
        }

        private byte[] agreedBytes(PublicKey peer) throws PeerFaultException {
            try {
                KeyAgreement agreement = KeyAgreement.getInstance(agreementAlgorithm, provider);
                agreement.init(privateKey);
                agreement.doPhase(peer, true);
                return agreement.generateSecret();
            } catch (GeneralSecurityException | RuntimeException e) {
                throw new PeerFaultException(DecodeFault.MALFORMED_KEY_SHARE, e);
            }
        }

        /** Most providers cannot erase a private key; then it is the collector's. */
        @Override
        public void close() {
            try {
                privateKey.destroy();
            } catch (DestroyFailedException e) {
                assert !privateKey.isDestroyed();
            }
        }
    }
}
