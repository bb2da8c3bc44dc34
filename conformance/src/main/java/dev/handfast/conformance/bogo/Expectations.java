package dev.handfast.conformance.bogo;

import dev.handfast.config.ClientOffer;
import dev.handfast.config.Decision;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.OcspResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** Compares what was seen of a connection with what the options demand. */
final class Expectations {

    private final Options options;
    private final Observations seen;
    private final boolean isResumption;

    /**
     * Begins with nothing seen yet.
     *
     * @param isResumption whether the connection offers, or should be offered, the session of the one before
     */
    Expectations(Options options, Observations seen, boolean isResumption) {
        this.options = options;
        this.seen = seen;
        this.isResumption = isResumption;
    }

    /** Checks what the handshake has settled. */
    void checkHandshake() throws IOException, DisappointedException {
        checkConnected();
        ConnectionInfo info =
                seen.info().orElseThrow(() -> new DisappointedException("the handshake ended without a word"));
        checkNegotiation(info);
        checkNames(info);
        checkPeer(info);
        checkOwnCredential(info);
    }

    /** Checks that the handshake may be over. */
    void checkConnected() throws DisappointedException {
        if (options.has(Option.HANDSHAKE_NEVER_DONE)) {
            throw new DisappointedException("the handshake has completed");
        }
    }

    /** Checks what has come in the whole time. */
    void checkEnd() throws DisappointedException {
        if (!options.has(Option.SERVER)) {
            boolean isWanted = !options.has(Option.EXPECT_NO_SESSION) && !options.has(Option.SHIM_SHUTS_DOWN);
            require(isWanted == (seen.sessions() > 0), "a new session", isWanted, seen.sessions());
        }
    }

    private void checkNegotiation(ConnectionInfo info) throws DisappointedException {
        boolean isResumed = isResumption && !options.has(Option.EXPECT_SESSION_MISS);
        require(info.resumed() == isResumed, "a resumed session", isResumed, info.resumed());
        requireNumber(Option.EXPECT_VERSION, info.version().code());
        requireNumber(Option.EXPECT_CIPHER, info.suite().code());
        requireNumber(Option.EXPECT_CIPHER_AES, info.suite().code());
        requireNumber(Option.EXPECT_CURVE_ID, info.group().map(NamedGroup::code).orElse(0));
        if (!info.resumed()) {
            // Nobody signs on resumption, and what was signed with before is not remembered.
            requireNumber(
                    Option.EXPECT_PEER_SIGNATURE_ALGORITHM,
                    info.peerScheme().map(SignatureScheme::code).orElse(0));
        }
        require(!options.has(Option.EXPECT_HRR) || info.retried(), "HelloRetryRequest", true, info.retried());
        require(!options.has(Option.EXPECT_NO_HRR) || !info.retried(), "HelloRetryRequest", false, info.retried());
    }

    private void checkNames(ConnectionInfo info) throws DisappointedException {
        if (options.has(Option.EXPECT_SERVER_NAME)) {
            String name = options.text(Option.EXPECT_SERVER_NAME, "");
            require(info.serverName().equals(name), "server name", name, info.serverName());
        }
        if (options.has(Option.EXPECT_NO_SERVER_NAME)) {
            require(info.serverName().isEmpty(), "server name", "none", info.serverName());
        }
        Option expected = options.has(Option.SERVER) ? Option.SELECT_ALPN : Option.EXPECT_ALPN;
        String protocol = options.text(expected, "");
        require(
                info.applicationProtocol().equals(protocol),
                "application protocol",
                protocol,
                info.applicationProtocol());
        if (options.has(Option.EXPECT_ADVERTISED_ALPN)) {
            List<String> wanted = Arrays.asList(Offers.protocols(options.bytes(Option.EXPECT_ADVERTISED_ALPN)));
            List<String> offered =
                    seen.offer().map(ClientOffer::applicationProtocols).orElse(List.of());
            require(offered.equals(wanted), "application protocols", wanted, offered);
        }
    }

    private void checkPeer(ConnectionInfo info) throws IOException, DisappointedException {
        boolean hasCertificate = !info.peerChain().isEmpty();
        if (options.has(Option.EXPECT_NO_PEER_CERT) || !info.pskIdentity().isEmpty()) {
            require(!hasCertificate, "certificate of the peer", "none", info.peerChain());
        } else if (!options.has(Option.SERVER) || options.has(Option.REQUIRE_ANY_CLIENT_CERTIFICATE)) {
            require(hasCertificate, "certificate of the peer", "some", "none");
        }
        if (options.has(Option.EXPECT_PEER_CERT_FILE)) {
            Path file = Path.of(options.text(Option.EXPECT_PEER_CERT_FILE, ""));
            require(
                    CredentialFile.chain(file).equals(info.peerChain()),
                    "certificates of the peer",
                    file,
                    info.peerChain());
        }
        if (options.has(Option.EXPECT_OCSP_RESPONSE) && !info.resumed()) {
            OcspResponse wanted = OcspResponse.of(options.decoded(Option.EXPECT_OCSP_RESPONSE));
            boolean isStapled = info.ocspResponses()
                    .entrySet()
                    .contains(Map.entry(info.peerChain().get(0), wanted));
            require(isStapled, "OCSP response", wanted, info.ocspResponses());
        }
        // A server does not judge on resumption, and does not remember the verdict.
        if (options.has(Option.EXPECT_VERIFY_RESULT) && !(options.has(Option.SERVER) && info.resumed())) {
            boolean isFlawless = info.verdict().flags().isEmpty();
            require(
                    isFlawless != options.has(Option.VERIFY_FAIL),
                    "flawless verdict",
                    !options.has(Option.VERIFY_FAIL),
                    isFlawless);
        }
    }

    private void checkOwnCredential(ConnectionInfo info) throws DisappointedException {
        int selected =
                info.pskIdentity().isEmpty() ? seen.selectedCredential() : ShimPsks.number(options, info.pskIdentity());
        requireNumber(Option.EXPECT_SELECTED_CREDENTIAL, selected);
        if (options.has(Option.EXPECT_PEER_VERIFY_PREF)) {
            List<SignatureScheme> wanted = options.numbers(Option.EXPECT_PEER_VERIFY_PREF).stream()
                    .map(SignatureScheme::new)
                    .toList();
            List<SignatureScheme> told = seen.credentialQuestion()
                    .map(Decision.SelectCredential::schemes)
                    .orElse(List.of());
            require(told.equals(wanted), "schemes of the peer", wanted, told);
        }
        if (options.has(Option.EXPECT_CLIENT_CA_LIST)) {
            List<X500Principal> wanted = authorities(options.text(Option.EXPECT_CLIENT_CA_LIST, ""));
            List<X500Principal> told = seen.credentialQuestion()
                    .map(Decision.SelectCredential::authorities)
                    .orElse(List.of());
            require(told.equals(wanted), "authorities of the peer", wanted, told);
        }
    }

    /** Names in hexadecimal DER, separated by commas. */
    static List<X500Principal> authorities(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> new X500Principal(HexFormat.of().parseHex(name)))
                .toList();
    }

    private void requireNumber(Option option, int actual) throws DisappointedException {
        if (options.has(option)) {
            int wanted = options.number(option, 0);
            require(wanted == actual, option.toString(), wanted, actual);
        }
    }

    private static void require(boolean isRight, String what, Object wanted, Object actual)
            throws DisappointedException {
        if (!isRight) {
            throw new DisappointedException(what + ": expected " + wanted + ", got " + actual);
        }
    }
}
