package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What clients and servers check alike when a configuration is built. */
final class EndpointRules {

    /** Room for a long chain with large keys, and far less than the 16 MiB that a length could announce. */
    static final int DEFAULT_MESSAGE_LIMIT = 128 * 1024;

    /** A record of 2^14 bytes and its content type (RFC 8449, Section 4). */
    static final int LARGEST_RECORD = (1 << 14) + 1;

    /** What a list of extensions holds, less the largest ticket and 4 KiB for what every client sends. */
    static final int ROOM_IN_HELLO = 0xffff - ClientSession.LARGEST_TICKET - 4_096;

    /** What a list of extensions holds, less 4 KiB for the others. */
    static final int ROOM_IN_REQUEST = 0xffff - 4_096;

    private static final List<ProtocolVersion> SPOKEN =
            List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2, ProtocolVersion.DTLS_1_2);

    /** The newest first, and streams before datagrams. */
    private static final Comparator<ProtocolVersion> NEWEST_FIRST = Comparator.comparing(ProtocolVersion::medium)
            .thenComparing((one, other) -> one.equals(other) ? 0 : one.isAtLeast(other) ? -1 : 1);

    private EndpointRules() {}

    /**
     * What the suites of TLS 1.2 can rest on, which themselves say what proves who the server is.
     *
     * @param certificates whether there may be certificates
     * @param keys whether there may be external keys
     */
    record Proofs(boolean certificates, boolean keys) {

        private boolean allow(CipherSuite suite) {
            return !suite.isFor12() || (suite.keyExchange().hasPsk() ? keys : certificates);
        }
    }

    /**
     * The policy without what the cryptography lacks, and without the suites that nobody could prove anything with. Where nobody has chosen an order, suites and groups come in the
     * order in which the cryptography is fast.
     */
    static SecurityPolicy available(SecurityPolicy policy, Crypto crypto, Proofs proofs) {
        if (!SPOKEN.containsAll(policy.versions())) {
            throw new IllegalArgumentException("the library speaks " + SPOKEN + " so far, not " + policy.versions());
        }
        List<NamedGroup> groups =
                crypto.groups().stream().map(KeyExchangeGroup::name).toList();
        List<CipherSuite> suites = policy.suites().stream()
                .filter(suite -> suite.isKnown() && crypto.supports(suite.aead()))
                .filter(suite -> policy.versions().stream().anyMatch(suite::isFor))
                .filter(proofs::allow)
                .toList();
        return new SecurityPolicy(
                policy.name(),
                versionsWithSuites(policy, suites),
                policy.isDated()
                        ? suites.stream()
                                .sorted(Comparator.comparingInt(suite -> rank(crypto.aeads(), suite.aead())))
                                .toList()
                        : suites,
                common(policy.isDated() ? groups : policy.groups(), policy.isDated() ? policy.groups() : groups),
                common(policy.schemes(), crypto.verifiableSchemes()),
                common(policy.certificateSchemes(), crypto.verifiableSchemes()),
                policy.pskWithoutKeyExchange(),
                policy.concessions());
    }

    /** Every version needs a suite: one without would be offered and could not be kept. */
    private static List<ProtocolVersion> versionsWithSuites(SecurityPolicy policy, List<CipherSuite> suites) {
        List<ProtocolVersion> able = policy.versions().stream()
                .filter(version -> policy.suitesFor(version).stream().anyMatch(suites::contains))
                .sorted(NEWEST_FIRST)
                .toList();
        if (able.isEmpty()) {
            throw new IllegalArgumentException("no cipher suite of the policy is one of " + policy.versions());
        }
        return able;
    }

    private static int rank(List<AeadAlgorithm> fastest, AeadAlgorithm algorithm) {
        int index = fastest.indexOf(algorithm);
        return index < 0 ? fastest.size() : index;
    }

    private static <T> List<T> common(List<T> ordered, Collection<T> others) {
        return ordered.stream().filter(others::contains).toList();
    }

    static List<NamedGroup> sharesAmong(SecurityPolicy policy, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of key shares is 0 or more, not " + count);
        }
        return policy.groups().subList(0, Math.min(count, policy.groups().size()));
    }

    static List<String> protocols(List<String> names) {
        for (String name : names) {
            if (name.isEmpty() || name.length() > 255 || !isLatin1(name)) {
                throw new IllegalArgumentException(
                        "an application protocol has 1 to 255 bytes of ISO 8859-1, unlike \"" + name + "\"");
            }
        }
        if (Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException("an application protocol stands twice in " + names);
        }
        return List.copyOf(names);
    }

    static List<ExternalPsk> clientKeys(List<ExternalPsk> keys) {
        for (ExternalPsk key : keys) {
            if (key.role() != ExternalPsk.Role.CLIENT) {
                throw new IllegalArgumentException("a client needs keys of the role CLIENT, not " + key);
            }
        }
        return List.copyOf(keys);
    }

    /** A ClientHello must hold all of it beside a ticket. */
    static void requireRoomInHello(List<String> protocols, List<ExternalPsk> keys) {
        int size = protocols.stream().mapToInt(name -> 1 + name.length()).sum()
                + keys.stream().mapToInt(ExternalPsk::sizeInHello).sum();
        if (size > ROOM_IN_HELLO) {
            throw new IllegalArgumentException("application protocols and external keys take " + size
                    + " bytes of a ClientHello, which has room for " + ROOM_IN_HELLO
                    + ": offer fewer of them, or give them shorter names");
        }
    }

    /** A CertificateRequest must hold all of them. */
    static List<X500Principal> authorities(List<X500Principal> names) {
        int size = names.stream().mapToInt(name -> 2 + name.getEncoded().length).sum();
        if (size > ROOM_IN_REQUEST) {
            throw new IllegalArgumentException("the names of " + names.size() + " authorities take " + size
                    + " bytes of a CertificateRequest, which has room for " + ROOM_IN_REQUEST
                    + ": name fewer of them, or none, with authorities(…)");
        }
        return names;
    }

    private static boolean isLatin1(String text) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }

    static String latin1(String what, String text) {
        if (!isLatin1(text)) {
            throw new IllegalArgumentException(what + " is written in ISO 8859-1, unlike \"" + text + "\"");
        }
        return text;
    }

    /** A scope that no other configuration has. */
    static String freshScope(Crypto crypto) {
        byte[] random = new byte[16];
        crypto.random().nextBytes(random);
        return "only " + Bytes.adopt(random).hex();
    }

    static int between(String what, long value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
        return (int) value;
    }

    static int messageLimit(int limit) {
        if (limit < 16_384 || limit > 0xff_ffff) {
            throw new IllegalArgumentException("the limit of a handshake message is 16384 to 16777215, not " + limit);
        }
        return limit;
    }
}
