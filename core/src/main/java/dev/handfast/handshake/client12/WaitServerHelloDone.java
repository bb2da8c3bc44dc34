package dev.handfast.handshake.client12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.SignatureKind;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.CertificateRequest12;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHelloDone;
import java.util.List;
import java.util.Set;

/**
 * The server's first flight ends, or, once, it asks for our certificate first (RFC 5246, Sections 7.4.4 and 7.4.5). Beside a
 * pre-shared key nobody is asked for a certificate (RFC 4279, Section 2).
 */
record WaitServerHelloDone(
        Parameters12 parameters,
        ServerExchange exchange,
        ClientAuthentication12 authentication,
        ShownCertificates shown)
        implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        boolean mayAsk = authentication instanceof ClientAuthentication12.NotAsked
                && parameters.suite().keyExchange().hasCertificate();
        return mayAsk
                ? Set.of(HandshakeType.CERTIFICATE_REQUEST, HandshakeType.SERVER_HELLO_DONE)
                : Set.of(HandshakeType.SERVER_HELLO_DONE);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        if (message.type() == HandshakeType.CERTIFICATE_REQUEST) {
            CertificateRequest12 request = message.decode(CertificateRequest12.CODEC);
            ClientAuthentication12 asked = new ClientAuthentication12.Asked(
                    schemes(request), PeerCertificates.authorities(request.authorities()));
            parameters.transcript().add(message);
            return new WaitServerHelloDone(parameters, exchange, asked, shown);
        }
        message.decode(ServerHelloDone.CODEC);
        parameters.transcript().add(message);
        out.requireDrained();
        return new SecondFlight(parameters, exchange, authentication, shown).begin(out);
    }

    /** What the server can verify with the kinds of certificate that it takes (RFC 8422, Section 5.5). */
    private static List<SignatureScheme> schemes(CertificateRequest12 request) {
        return request.schemes().stream()
                .filter(scheme -> request.types().stream()
                        .anyMatch(type -> SignatureKind.of(type)
                                .filter(kind -> kind.signs(scheme))
                                .isPresent()))
                .toList();
    }

    @Override
    public void close() {}
}
