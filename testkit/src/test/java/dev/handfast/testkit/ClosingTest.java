package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** What close_notify ends (RFC 8446, Section 6.1). */
final class ClosingTest {

    @Test
    void ignoresWhatComesBehindTheCloseNotify() {
        HostileClient client = connected();
        Bytes all = Bytes.EMPTY;
        for (Bytes record : new Bytes[] {
            client.peer().sealedRecord(23, Bytes.of(1)),
            client.peer().sealedRecord(21, Bytes.of(1, 0)),
            client.peer().sealedRecord(23, Bytes.of(2)),
            Bytes.hex("17 0303 0003 000000")
        }) {
            all = all.concat(record);
        }
        client.peer().raw(all);

        assertThat(client.peer().victim().received()).isEqualTo(Bytes.of(1));
        assertThat(client.peer().victim().isAtEnd()).isTrue();
        assertThat(client.peer().victim().failure()).isEmpty();
    }

    @Test
    void answersNoKeyUpdateBehindItsOwnCloseNotify() {
        HostileClient client = connected();
        client.peer().receive();
        client.peer().victim().engine().closeWrite(0);
        client.peer().receive();
        client.updateKeys(true);
        client.peer().data(Bytes.of(1));

        assertThat(client.peer().messages()).noneMatch(message -> message.type() == HandshakeType.KEY_UPDATE);
        assertThat(client.peer().victim().received()).isEqualTo(Bytes.of(1));
    }

    @Test
    void sendsNoAlertBehindItsOwnCloseNotify() {
        HostileClient client = connected();
        client.peer().victim().engine().closeWrite(0);
        client.peer().sendUnhashed(RawMessage.of(HandshakeType.FINISHED, Bytes.of(1)));

        assertThat(client.peer().victim().failure()).get().isInstanceOf(PeerFaultException.class);
        assertThat(client.peer().alerts()).containsExactly(Bytes.of(1, 0));
    }

    @Test
    void givesUpAHandshakeThatIsNotOver() {
        HostileServer server = Victims.client(Tamper.none());
        server.sendServerHello();
        server.peer().victim().engine().closeWrite(0);
        int messages = server.peer().messages().size();
        server.sendEncryptedExtensions();
        server.sendCertificate();
        server.sendCertificateVerify();
        server.sendFinished();

        assertThat(server.peer().alerts()).containsExactly(Bytes.of(1, 90), Bytes.of(1, 0));
        assertThat(server.peer().messages()).hasSize(messages);
        assertThat(server.peer().victim().failure()).get().isInstanceOf(LocalFaultException.class);
        assertThat(server.peer().victim().engine().isConnected()).isFalse();
    }

    private static HostileClient connected() {
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        return client;
    }
}
