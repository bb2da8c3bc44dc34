package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.PskImporter;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds out which of a client's identities are tickets of ours, and which name external keys. */
final class PskFinder {

    private final Crypto crypto;
    private final PskLookup lookup;
    private final SessionTickets tickets;
    private final ProtocolVersion version;

    /** @param version that the keys are for; where it has no place for tickets among them, none is opened */
    PskFinder(Crypto crypto, PskLookup lookup, SessionTickets tickets, ProtocolVersion version) {
        this.crypto = crypto;
        this.lookup = lookup;
        this.tickets = version.isAtLeast(ProtocolVersion.TLS_1_3) ? tickets : SessionTickets.none();
        this.version = version;
    }

    CompletionStage<List<FoundPsk>> find(List<byte[]> identities) {
        List<CompletableFuture<Optional<FoundPsk>>> each = new ArrayList<>();
        for (int i = 0; i < identities.size(); i++) {
            each.add(begin(i, identities.get(i)));
        }
        return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new))
                .whenComplete((all, failure) -> {
                    if (failure != null) {
                        found(each).forEach(FoundPsk::close);
                    }
                })
                .thenApply(all -> found(each));
    }

    /** What a store throws instead of failing fails the look-up, so that the others' keys are closed. */
    private CompletableFuture<Optional<FoundPsk>> begin(int index, byte[] identity) {
        try {
            return find(index, identity).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static List<FoundPsk> found(List<CompletableFuture<Optional<FoundPsk>>> each) {
        return each.stream()
                .filter(one -> !one.isCompletedExceptionally())
                .flatMap(one -> one.join().stream())
                .toList();
    }

    private CompletionStage<Optional<FoundPsk>> find(int index, byte[] identity) {
        Optional<PskImporter> imported = PskImporter.parse(Bytes.copyOf(identity))
                .filter(some ->
                        some.targetProtocol().equals(version) && some.target().isPresent());
        return lookup.find(identity)
                .thenApply(psk ->
                        psk.filter(some -> isOurs(some, ExternalPsk.Kind.RAW)).map(some -> raw(index, some)))
                .thenCompose(psk -> psk.isPresent() || imported.isEmpty()
                        ? CompletableFuture.completedFuture(psk)
                        : findImported(index, imported.get()))
                .thenCompose(psk -> psk.isPresent()
                        ? CompletableFuture.completedFuture(psk)
                        : tickets.open(identity)
                                .thenApply(session -> session.map(some -> new FoundPsk.Resumption(index, some))));
    }

    private CompletionStage<Optional<FoundPsk>> findImported(int index, PskImporter importer) {
        return lookup.find(importer.externalIdentity().toArray())
                .thenApply(psk -> psk.filter(some -> isOurs(some, ExternalPsk.Kind.IMPORTED))
                        .filter(some ->
                                Arrays.equals(some.context(), importer.context().toArray()))
                        .map(some -> imported(index, some, importer)));
    }

    /** Whether a client may name the key to us: never one that we name to servers (RFC 9257, Section 4.1). */
    private boolean isOurs(ExternalPsk psk, ExternalPsk.Kind kind) {
        return psk.role() == ExternalPsk.Role.SERVER && psk.kind() == kind && psk.isFor(version);
    }

    private static FoundPsk raw(int index, ExternalPsk psk) {
        return new FoundPsk.External(index, name(psk), Secret.adopt(psk.key()), psk.hash(), false);
    }

    private FoundPsk imported(int index, ExternalPsk psk, PskImporter importer) {
        Schedule schedule = new Schedule(crypto, LabelPrefix.TLS, SecretLog.none());
        try (Secret key = Secret.adopt(psk.key())) {
            return new FoundPsk.External(
                    index,
                    name(psk),
                    importer.derive(schedule, psk.hash(), key),
                    importer.target().orElseThrow(),
                    true);
        }
    }

    private static String name(ExternalPsk psk) {
        return new String(psk.identity(), StandardCharsets.ISO_8859_1);
    }
}
