package dev.handfast.config;

import dev.handfast.crypto.Secret;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Unfinished;
import dev.handfast.trust.CertificateChains;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's session as bytes, before they are sealed.
 *
 * <pre>{@code
 * struct {
 *     uint8 format = 1;
 *     ProtocolVersion version;
 *     CipherSuite suite;
 *     opaque key<0..255>;
 *     opaque scope<0..255>;
 *     uint32 age_add;
 *     uint64 authenticated, issued;          // milliseconds since 1970
 *     uint32 lifetime;                       // seconds
 *     opaque server_name<0..2^16-1>;
 *     opaque psk_identity<0..2^16-1>;
 *     ASN1Cert peer_chain<0..2^24-1>;        // each with a length of 3 bytes
 * } Session;
 * }</pre>
 */
final class SessionCodec implements Codec<ServerSession> {

    private static final int FORMAT = 1;

    @Override
    public ServerSession decode(WireReader in) throws PeerFaultException {
        if (in.uint8() != FORMAT) {
            throw new PeerFaultException(DecodeFault.MALFORMED_EXTENSION, "a ticket of another format");
        }
        ProtocolVersion version = new ProtocolVersion(in.uint16());
        CipherSuite suite = new CipherSuite(in.uint16());
        if (!suite.isKnown()) {
            throw new PeerFaultException(DecodeFault.MALFORMED_EXTENSION, "a ticket of another library");
        }
        try (Unfinished made = new Unfinished()) {
            Secret key = made.add(Secret.adopt(in.vector8(0, 255).restAsArray()));
            return made.handOn(decode(in, version, suite, key));
        }
    }

    private static ServerSession decode(WireReader in, ProtocolVersion version, CipherSuite suite, Secret key)
            throws PeerFaultException {
        String scope = text(in.vector8(0, 255));
        long ageAdd = in.uint32();
        Instant authenticated = Instant.ofEpochMilli(in.uint64());
        Instant issued = Instant.ofEpochMilli(in.uint64());
        Duration lifetime = Duration.ofSeconds(in.uint32());
        String serverName = text(in.vector16(0, 0xffff));
        String pskIdentity = text(in.vector16(0, 0xffff));
        List<X509Certificate> chain = chain(in.vector24(0, 0xff_ffff));
        SessionFacts facts =
                new SessionFacts(version, suite, serverName, chain, pskIdentity, authenticated, issued, lifetime);
        return new ServerSession(facts, key, scope, ageAdd);
    }

    /** The encoding, which the caller erases; no copy of it is left behind. */
    byte[] encodeOnce(ServerSession session) {
        WireWriter out = new WireWriter();
        try {
            encode(session, out);
            return out.toArray();
        } finally {
            out.erase();
        }
    }

    @Override
    public void encode(ServerSession session, WireWriter out) {
        SessionFacts facts = session.facts();
        out.uint8(FORMAT);
        out.uint16(facts.version().code());
        out.uint16(facts.suite().code());
        out.vector8(body -> body.bytes(session.key().bytes()));
        out.vector8(bytes(session.scope()));
        out.uint32(session.ageAdd());
        out.uint64(facts.authenticated().toEpochMilli());
        out.uint64(facts.issued().toEpochMilli());
        out.uint32(facts.lifetime().toSeconds());
        out.vector16(bytes(facts.serverName()));
        out.vector16(bytes(facts.pskIdentity()));
        out.vector24(list -> facts.peerChain().forEach(certificate -> list.vector24(encoding(certificate))));
    }

    private static List<X509Certificate> chain(WireReader in) throws PeerFaultException {
        List<byte[]> encodings = new ArrayList<>();
        while (in.hasRemaining()) {
            encodings.add(in.vector24(1, 0xff_ffff).rest().toArray());
        }
        return encodings.isEmpty() ? List.of() : CertificateChains.parse(encodings);
    }

    private static Bytes encoding(X509Certificate certificate) {
        try {
            return Bytes.adopt(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was received has no encoding", e);
        }
    }

    private static String text(WireReader in) throws PeerFaultException {
        return new String(in.rest().toArray(), StandardCharsets.ISO_8859_1);
    }

    private static Bytes bytes(String text) {
        return Bytes.adopt(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
