package dev.handfast.handshake.client;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.SessionFacts;
import dev.handfast.crypto.Secret;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.ClientPsk;
import dev.handfast.handshake.SentHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.PskBinder;
import dev.handfast.keys.PskImporter;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.Transcript;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pre-shared keys of a ClientHello: a session first, then what is external (RFC 8446, Section 4.2.11). */
final class OfferedPsks {

    private OfferedPsks() {}

    /**
     * What can be offered, of which also {@code made} takes note.
     *
     * @param sessions of TLS 1.3; those that cannot be offered are closed
     */
    static List<ClientPsk> of(ClientConfig config, List<ClientSession> sessions, Unfinished made) {
        List<ClientPsk> psks = new ArrayList<>();
        for (ClientSession session : sessions) {
            if (session.ticket().length <= ClientSession.LARGEST_TICKET && isUsable(config, session.facts())) {
                psks.add(resumption(session, config.time().instant()));
            } else {
                session.close();
            }
        }
        for (ExternalPsk external : config.externalPsks()) {
            if (!external.isFor(ProtocolVersion.TLS_1_3)) {
                continue;
            }
            if (external.kind() == ExternalPsk.Kind.RAW) {
                psks.add(made.add(raw(external)));
            } else {
                hashes(config).forEach(target -> psks.add(made.add(imported(config, external, target))));
            }
        }
        psks.stream().filter(psk -> !hashes(config).contains(psk.hash())).forEach(ClientPsk::close);
        psks.removeIf(psk -> !hashes(config).contains(psk.hash()));
        return psks;
    }

    /** The extension with binders of the right size that prove nothing yet. */
    static PreSharedKey.Offer unbound(List<ClientPsk> psks) {
        return new PreSharedKey.Offer(
                psks.stream().map(ClientPsk::identity).toList(),
                psks.stream().map(ClientPsk::placeholder).toList());
    }

    /**
     * The ClientHello with its binders computed.
     *
     * @param before the transcript of everything before it
     */
    static ClientHello bind(ClientConfig config, ClientHello hello, List<ClientPsk> psks, Transcript before) {
        if (psks.isEmpty()) {
            return hello;
        }
        Bytes truncated = hello.truncated(ClientHello.TLS);
        Schedule schedule = SentHello.schedule(config, hello);
        return hello.withBinders(psks.stream()
                .map(psk -> psk.binder(schedule, before.hashWith(psk.hash(), truncated)))
                .toList());
    }

    private static boolean isUsable(ClientConfig config, SessionFacts facts) {
        return config.policy().versions().contains(facts.version())
                && hashes(config).contains(facts.suite().hash())
                && facts.isFresh(config.time().instant())
                && restsOnSomethingKnown(config, facts);
    }

    /** Whether a session rests on certificates, or on an external key that this configuration still has. */
    static boolean restsOnSomethingKnown(ClientConfig config, SessionFacts facts) {
        return facts.pskIdentity().isEmpty()
                ? !facts.peerChain().isEmpty()
                : config.externalPsks().stream()
                        .anyMatch(key -> key.isFor(facts.version()) && name(key).equals(facts.pskIdentity()));
    }

    private static List<HashAlgorithm> hashes(ClientConfig config) {
        return config.policy().suites().stream()
                .filter(CipherSuite::isFor13)
                .map(CipherSuite::hash)
                .distinct()
                .toList();
    }

    private static ClientPsk resumption(ClientSession session, Instant now) {
        long age = Duration.between(session.facts().issued(), now).toMillis();
        return new ClientPsk(
                new PreSharedKey.Identity(Bytes.adopt(session.ticket()), (age + session.ageAdd()) & 0xffff_ffffL),
                session.key(),
                session.facts().suite().hash(),
                PskBinder.Kind.RESUMPTION,
                new Authentication.BySession(session.facts()));
    }

    private static ClientPsk raw(ExternalPsk external) {
        return new ClientPsk(
                new PreSharedKey.Identity(Bytes.adopt(external.identity()), 0),
                Secret.adopt(external.key()),
                external.hash(),
                PskBinder.Kind.EXTERNAL,
                new Authentication.ByPsk(name(external)));
    }

    private static ClientPsk imported(ClientConfig config, ExternalPsk external, HashAlgorithm target) {
        PskImporter importer = PskImporter.of(
                Bytes.adopt(external.identity()), Bytes.adopt(external.context()), ProtocolVersion.TLS_1_3, target);
        try (Secret key = Secret.adopt(external.key())) {
            return new ClientPsk(
                    new PreSharedKey.Identity(PskImporter.CODEC.encode(importer), 0),
                    importer.derive(
                            new Schedule(config.crypto(), LabelPrefix.TLS, SecretLog.none()), external.hash(), key),
                    target,
                    PskBinder.Kind.IMPORTED,
                    new Authentication.ByPsk(name(external)));
        }
    }

    private static String name(ExternalPsk external) {
        return new String(external.identity(), StandardCharsets.ISO_8859_1);
    }
}
