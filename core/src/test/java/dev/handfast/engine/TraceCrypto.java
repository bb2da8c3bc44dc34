package dev.handfast.engine;

import dev.handfast.config.CryptoProviders;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.ForwardingCrypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * Real cryptography with the random choices of a trace.
 *
 * @param groups the groups of the key exchange
 * @param random the only randomness there is
 */
@NullMarked
record TraceCrypto(List<KeyExchangeGroup> groups, SecureRandom random) implements ForwardingCrypto {

    private static final Crypto REAL = CryptoProviders.fastest();

    /** Takes randomness that is exactly as long as what is asked for. */
    static TraceCrypto of(Bytes random, KeyExchangeGroup... groups) {
        return new TraceCrypto(List.of(groups), new Fixed(random));
    }

    @Override
    public Crypto crypto() {
        return REAL;
    }

    /**
     * A group in which both sides choose as in the trace.
     *
     * @param client the client's public value
     * @param server the server's public value
     * @param secret what comes out
     */
    record Group(NamedGroup name, Bytes client, Bytes server, Bytes secret) implements KeyExchangeGroup {

        @Override
        public PrivateShare generate(SecureRandom unused) {
            return new Share(this);
        }

        @Override
        public Encapsulation encapsulate(byte[] peerShare, SecureRandom unused) {
            return new Encapsulation(server.toArray(), agree(client, peerShare));
        }

        private Secret agree(Bytes expected, byte[] peerShare) {
            if (!expected.equals(Bytes.copyOf(peerShare))) {
                throw new IllegalStateException("the trace has another share");
            }
            return Secret.adopt(secret.toArray());
        }
    }

    private record Share(Group group) implements KeyExchangeGroup.PrivateShare {

        @Override
        public byte[] publicShare() {
            return group.client().toArray();
        }

        @Override
        public Secret decapsulate(byte[] peerShare) {
            return group.agree(group.server(), peerShare);
        }

        @Override
        public void close() {}
    }

    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Bytes value;

        Fixed(Bytes value) {
            this.value = value;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != value.size()) {
                throw new IllegalStateException("the trace has no random value of " + bytes.length + " bytes");
            }
            value.copyTo(bytes, 0);
        }
    }
}
