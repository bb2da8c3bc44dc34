package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.KeyExchangeGroup.Encapsulation;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JcaAgreementTest {

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @MethodSource("pairs")
    void clientAndServerOfDifferentProvidersAgree(NamedGroup name, Crypto client, Crypto server)
            throws PeerFaultException {
        KeyExchangeGroup clientGroup = client.group(name).orElseThrow();
        KeyExchangeGroup serverGroup = server.group(name).orElseThrow();

        try (PrivateShare share = clientGroup.generate(client.random())) {
            Encapsulation answer = serverGroup.encapsulate(share.publicShare(), server.random());
            try (Secret ours = share.decapsulate(answer.share());
                    Secret theirs = answer.secret()) {
                assertThat(ours.bytes()).isEqualTo(theirs.bytes());
            }
        }
    }

    static Stream<Arguments> pairs() {
        return Providers.all()
                .flatMap(client -> Providers.all()
                        .flatMap(server -> groups(client).map(group -> Arguments.of(group, client, server))));
    }

    private static Stream<NamedGroup> groups(Named<JcaCrypto> crypto) {
        return crypto.getPayload().groups().stream().map(KeyExchangeGroup::name);
    }
}
