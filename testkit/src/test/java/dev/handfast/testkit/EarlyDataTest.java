package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.EarlyData;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that refuses early data skips it: RFC 8446, Section 4.2.10. */
final class EarlyDataTest {

    private static final Bytes UNREADABLE = Bytes.adopt(new byte[100]);
    private static final Bytes DATA = Bytes.of(1, 2, 3);

    @ParameterizedTest
    @EnumSource
    void isSkippedUpToTheFinished(Answering answering) {
        HostileClient client = Victims.server(server -> server, answering, Tamper.none());
        client.sendHello(offering(client));
        sendUnreadable(client);
        while (client.peer().victim().answerNext()) {
            sendUnreadable(client);
        }
        client.sendFinished();
        client.peer().data(DATA);

        assertThat(client.peer().victim().received()).isEqualTo(DATA);
    }

    /** Some providers refuse to try one nonce twice, which is what skipping comes to. */
    @Test
    void isSkippedUnderChaCha20() {
        HostileClient client = Victims.server(Tamper.none());
        ClientHello hello = offering(client);
        client.sendHello(new ClientHello(
                hello.legacyVersion(),
                hello.random(),
                hello.sessionId(),
                hello.cookie(),
                List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256),
                hello.compressionMethods(),
                hello.extensions()));
        sendUnreadable(client);
        sendUnreadable(client);
        client.sendFinished();
        client.peer().data(DATA);

        assertThat(client.peer().victim().received()).isEqualTo(DATA);
    }

    @Test
    void countsEmptyRecords() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(offering(client));
        for (int i = 0; i < 16_385; i++) {
            client.peer().plain(ContentType.APPLICATION_DATA.code(), Bytes.EMPTY);
        }

        assertRefused(client, RecordFault.EARLY_DATA_TOO_LONG);
    }

    @Test
    void isSkippedUpToTheSecondHello() {
        HostileClient client = retrying();
        client.sendHello(offering(client));
        sendUnreadable(client);
        client.sendHello(client.secondHello().with(withoutOffer(client)));
        client.sendFinished();
        client.peer().data(DATA);

        assertThat(client.peer().victim().received()).isEqualTo(DATA);
    }

    @Test
    void isNotSkippedBehindTheSecondHello() {
        HostileClient client = retrying();
        client.sendHello(offering(client));
        client.sendHello(client.secondHello().with(withoutOffer(client)));
        sendUnreadable(client);

        assertRefused(client, RecordFault.BAD_RECORD_MAC);
    }

    @Test
    void isNotSkippedBehindARecordThatOpens() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(offering(client));
        sendUnreadable(client);
        client.sendFinished();
        sendUnreadable(client);

        assertRefused(client, RecordFault.BAD_RECORD_MAC);
    }

    @Test
    void isNotSkippedWhereItWasNotOffered() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello();
        sendUnreadable(client);

        assertRefused(client, RecordFault.BAD_RECORD_MAC);
    }

    private static HostileClient retrying() {
        return Victims.server(
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP256R1))),
                Answering.AT_ONCE,
                Tamper.none());
    }

    private static ClientHello offering(HostileClient client) {
        return Forgery.with(client.hello(), new EarlyData());
    }

    private static Extensions withoutOffer(HostileClient client) {
        return client.secondHello().extensions().without(ExtensionType.EARLY_DATA);
    }

    private static void sendUnreadable(HostileClient client) {
        client.peer().plain(ContentType.APPLICATION_DATA.code(), UNREADABLE);
    }

    private static void assertRefused(HostileClient client, RecordFault fault) {
        assertThat(client.peer().victim().failure())
                .get()
                .asInstanceOf(type(PeerFaultException.class))
                .extracting(PeerFaultException::fault)
                .isEqualTo(fault);
    }
}
