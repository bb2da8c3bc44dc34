package dev.handfast.conformance.bogo;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientOffer;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionTickets;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.security.auth.x500.X500Principal;

/**
 * One side of a connection as the options describe it.
 *
 * @param answers decides what the engine asks
 */
record Endpoint(Engine engine, ConfiguredAnswers answers) {

    private static final String NO_AUTHORITIES = "<EMPTY>";

    private static final Refusal REJECTED_EARLY =
            new Refusal("CONNECTION_REJECTED", AlertDescription.HANDSHAKE_FAILURE);
    private static final Refusal REJECTED_LATE = new Refusal("CONNECTION_REJECTED", AlertDescription.INTERNAL_ERROR);

    /**
     * The client or the server that the options describe.
     *
     * @param isResumption whether the connection should resume the session of the one before
     */
    static Endpoint of(Options options, World world, Observations seen, boolean isResumption)
            throws IOException, UnimplementedException {
        ShimVerifier verifier = new ShimVerifier(options, seen, isResumption);
        return options.has(Option.SERVER)
                ? server(options, world, seen, verifier)
                : client(options, world, seen, verifier);
    }

    private static Endpoint client(Options options, World world, Observations seen, ShimVerifier verifier)
            throws IOException, UnimplementedException {
        ClientConfig config = ClientConfig.builder()
                .crypto(world.crypto())
                .time(world.time())
                .policy(Offers.policy(options, world.crypto()))
                .keyShares(Offers.keyShares(options))
                .applicationProtocols(Offers.protocols(options.bytes(Option.ADVERTISE_ALPN)))
                .verifier(verifier)
                .credentials(ShimCredentials.of(options, world.crypto(), seen))
                .ocspStapling(options.has(Option.ENABLE_OCSP_STAPLING))
                .sessions(world)
                .externalPsks(ShimPsks.of(options, ExternalPsk.Role.CLIENT).toArray(ExternalPsk[]::new))
                .build();
        // An address is no name for server_name, and yet something to keep sessions by.
        PeerIdentity server = PeerIdentity.of(options.text(Option.HOST_NAME, "127.0.0.1"));
        return new Endpoint(Engine.client(config, server), ConfiguredAnswers.of(config));
    }

    private static Endpoint server(Options options, World world, Observations seen, ShimVerifier verifier)
            throws IOException, UnimplementedException {
        ServerConfig.Builder builder = ServerConfig.builder()
                .crypto(world.crypto())
                .time(world.time())
                .policy(Offers.policy(options, world.crypto()))
                .credentials(ShimCredentials.of(options, world.crypto(), seen))
                .clientAuthentication(authentication(options))
                .verifier(verifier)
                .authorities(authorities(options))
                .externalPsks(PskLookup.of(ShimPsks.of(options, ExternalPsk.Role.SERVER)))
                .tickets(options.has(Option.NO_TICKET) ? SessionTickets.none() : world.tickets())
                .resumptionScope("the runner")
                .ticketCount(options.has(Option.SKIP_TICKET) ? 0 : 2);
        if (options.has(Option.SELECT_ALPN)) {
            builder.applicationProtocols(options.text(Option.SELECT_ALPN, ""));
        } else if (options.has(Option.REJECT_ALPN)) {
            builder.applicationProtocols("a protocol that no client offers").alpnPolicy(AlpnPolicy.REFUSE);
        }
        ServerConfig chosen = builder.build();
        ServerConfig config = builder.configurations(offer -> choose(chosen, offer, options, seen))
                .build();
        return new Endpoint(Engine.server(config), ConfiguredAnswers.of(config));
    }

    private static ClientAuthentication authentication(Options options) {
        if (options.has(Option.VERIFY_PEER)) {
            return ClientAuthentication.REQUESTED;
        }
        return options.has(Option.REQUIRE_ANY_CLIENT_CERTIFICATE)
                ? ClientAuthentication.REQUIRED
                : ClientAuthentication.NONE;
    }

    private static List<X500Principal> authorities(Options options) {
        String list = options.text(Option.USE_CLIENT_CA_LIST, NO_AUTHORITIES);
        return list.startsWith("<") ? List.of() : Expectations.authorities(list);
    }

    private static CompletionStage<ServerConfig> choose(
            ServerConfig chosen, ClientOffer offer, Options options, Observations seen) {
        seen.offered(offer);
        if (options.has(Option.FAIL_EARLY_CALLBACK)) {
            return REJECTED_EARLY.complain(seen);
        }
        return options.has(Option.FAIL_DDOS_CALLBACK)
                ? REJECTED_LATE.complain(seen)
                : CompletableFuture.completedFuture(chosen);
    }
}
