package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.ForwardingCrypto;
import dev.handfast.iana.HashAlgorithm;
import java.security.MessageDigest;

/** Another cryptography, but with digests that cannot be cloned, as digests in hardware are. */
record CryptoWithoutCopies(Crypto crypto) implements ForwardingCrypto {

    @Override
    public MessageDigest digest(HashAlgorithm hash) {
        return new Digest(crypto.digest(hash));
    }

    private static final class Digest extends MessageDigest {

        private final MessageDigest inner;

        Digest(MessageDigest inner) {
            super(inner.getAlgorithm());
            this.inner = inner;
        }

        @Override
        protected void engineUpdate(byte input) {
            inner.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            inner.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return inner.digest();
        }

        @Override
        protected void engineReset() {
            inner.reset();
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            throw new CloneNotSupportedException();
        }
    }
}
