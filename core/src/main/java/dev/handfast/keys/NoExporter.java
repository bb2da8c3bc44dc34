package dev.handfast.keys;

/**
 * The exporter of a connection whose master secret is not bound to its handshake, so that what it made could be known to a
 * third party (RFC 7627, Section 5.4): it makes nothing.
 */
final class NoExporter implements Exporter {

    @Override
    public byte[] export(String label, int length) {
        throw refused();
    }

    @Override
    public byte[] export(String label, byte[] context, int length) {
        throw refused();
    }

    @Override
    public byte[] channelBinding() {
        throw refused();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("nothing is exported without the extended master secret");
    }

    @Override
    public void close() {}
}
