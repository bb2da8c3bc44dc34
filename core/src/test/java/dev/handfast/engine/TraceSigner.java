package dev.handfast.engine;

import dev.handfast.config.Credential;
import dev.handfast.crypto.Signer;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.Rfc8448;
import dev.handfast.trust.CertificateChains;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.NullMarked;

/**
 * Gives the signature of a trace, for the content of that trace alone.
 *
 * @param expected what must be signed
 */
@NullMarked
record TraceSigner(Bytes expected, CertificateVerify proof) implements Signer {

    /**
     * The credential of one side.
     *
     * @param side {@code client} or {@code server}
     */
    static Credential credential(Rfc8448 trace, String side) {
        try {
            return new Credential(
                    CertificateChains.parse(
                            List.of(trace.bytes(side + " certificate").toArray())),
                    new TraceSigner(
                            trace.bytes(side + " CertificateVerify content"),
                            decoded(trace, side + " CertificateVerify", CertificateVerify.CODEC)));
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the certificate of the trace cannot be read", e);
        }
    }

    /** The message of a trace with this label. */
    static <T> T decoded(Rfc8448 trace, String label, Codec<T> codec) {
        Bytes message = trace.bytes(label);
        try {
            return codec.decodeWhole(message.slice(4, message.size()));
        } catch (PeerFaultException e) {
            throw new IllegalStateException(label + " of the trace does not decode", e);
        }
    }

    @Override
    public List<SignatureScheme> schemes() {
        return List.of(proof.scheme());
    }

    @Override
    public CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content) {
        return expected.equals(Bytes.copyOf(content))
                ? CompletableFuture.completedFuture(proof.signature().toArray())
                : CompletableFuture.failedFuture(new AssertionError("the trace signs something else"));
    }
}
