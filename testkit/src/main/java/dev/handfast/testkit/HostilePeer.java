package dev.handfast.testkit;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.keys.RecordSecret;
import dev.handfast.keys.Transcript;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a hostile client and a hostile server have in common: they can be honest to a point, and then send anything.
 *
 * <p>Everything goes to the victim at once; what the victim says in return is read when somebody asks for it. Messages are
 * sent through a {@link Tamper} and hashed as they were sent.
 */
public final class HostilePeer {

    private static final int MESSAGE_HEADER = 4;

    private final Endpoint victim;
    private final Tamper tamper;
    private final PeerRecords records;
    private final Transcript transcript;
    private final Consumer<RawMessage> onMessage;
    private final List<RawMessage> messages = new ArrayList<>();
    private final List<Bytes> alerts = new ArrayList<>();
    private Bytes partOfMessage = Bytes.EMPTY;
    private Bytes data = Bytes.EMPTY;
    private Bytes behindNext = Bytes.EMPTY;
    private @Nullable RecordSecret nextRead;

    /** @param onMessage is told each message of the victim, before what follows it is opened */
    HostilePeer(Endpoint victim, Crypto crypto, Tamper tamper, Consumer<RawMessage> onMessage) {
        this.victim = victim;
        this.tamper = tamper;
        this.records = new PeerRecords(crypto);
        this.transcript = new Transcript(crypto);
        this.onMessage = onMessage;
    }

    /** Whom all this is done to. */
    public Endpoint victim() {
        return victim;
    }

    /** Everything sent and received in the handshake so far. */
    public Transcript transcript() {
        return transcript;
    }

    /** Protects what is sent from here on with other keys. */
    public void writeWith(RecordSecret secret) {
        records.writeWith(secret);
    }

    /** Opens what is received from here on with other keys. */
    public void readWith(RecordSecret secret) {
        records.readWith(secret);
    }

    /** Opens what is received behind the next change_cipher_spec with other keys. */
    public void readBehindChangeCipherSpec(RecordSecret secret) {
        nextRead = secret;
    }

    /** Sends a change_cipher_spec. */
    public void changeCipherSpec() {
        plain(ContentType.CHANGE_CIPHER_SPEC.code(), Bytes.of(1));
    }

    /** Sends bytes as they are. */
    public void raw(Bytes bytes) {
        victim.deliver(bytes.toArray());
    }

    /** Sends a record under the present keys. */
    public void record(ContentType type, Bytes content) {
        raw(records.record(type.code(), content));
    }

    /** Makes a record under the present keys, without sending it. */
    public Bytes sealedRecord(int type, Bytes content) {
        return records.record(type, content);
    }

    /** Sends a record without protection, whatever keys there are. */
    public void plain(int type, Bytes content) {
        raw(PeerRecords.plain(type, content));
    }

    /** Sends a record that protects this, content type and padding included. */
    public void sealed(Bytes inner) {
        raw(records.sealed(inner));
    }

    /** Sends an alert with these two bytes. */
    public void alert(int level, int code) {
        record(ContentType.ALERT, Bytes.of(level, code));
    }

    /** Sends application data. */
    public void data(Bytes content) {
        record(ContentType.APPLICATION_DATA, content);
    }

    /** Sends a message of the handshake, tampered with, and adds it to the transcript. */
    public void send(HandshakeMessage message) {
        send(tamper.apply(message));
    }

    /** Sends this very message of the handshake, and adds it to the transcript. */
    public void send(RawMessage message) {
        transcript.add(message.encoding());
        sendUnhashed(message);
    }

    /** Sends a message that is none of the handshake: a ticket, a KeyUpdate, or one that should not be there at all. */
    public void sendUnhashed(RawMessage message) {
        Bytes behind = behindNext;
        behindNext = Bytes.EMPTY;
        record(ContentType.HANDSHAKE, message.encoding().concat(behind));
    }

    /** Puts these bytes behind the next message, into the same record. */
    public void behindNext(Bytes bytes) {
        behindNext = bytes;
    }

    /** The messages of the victim so far. */
    public List<RawMessage> messages() {
        receive();
        return List.copyOf(messages);
    }

    /** The newest message of this type from the victim. */
    public RawMessage newest(HandshakeType type) {
        return messages().stream()
                .filter(message -> message.type() == type)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("the victim sent no " + type + ": " + victim.events()));
    }

    /** What the victim's last alert says, if it has sent one. */
    public Optional<AlertDescription> alert() {
        List<Bytes> all = alerts();
        return all.isEmpty()
                ? Optional.empty()
                : AlertDescription.of(all.get(all.size() - 1).at(1));
    }

    /** The alerts of the victim so far, level and description. */
    public List<Bytes> alerts() {
        receive();
        return List.copyOf(alerts);
    }

    /** The application data of the victim so far. */
    public Bytes received() {
        receive();
        return data;
    }

    /** Reads what the victim has to say: needed where nothing is asked for, before the keys change. */
    public void receive() {
        records.receive(victim.transmit());
        Optional<PeerRecords.Opened> opened;
        do {
            opened = records.next();
            opened.ifPresent(this::take);
        } while (opened.isPresent());
    }

    private void take(PeerRecords.Opened record) {
        ContentType type = ContentType.of(record.type())
                .orElseThrow(() -> new IllegalStateException("the victim sent a record of type " + record.type()));
        switch (type) {
            case ALERT -> alerts.add(record.content());
            case APPLICATION_DATA -> data = data.concat(record.content());
            case HANDSHAKE -> takeMessages(partOfMessage.concat(record.content()));
            default -> {
                if (nextRead != null) {
                    records.readWith(nextRead);
                    nextRead = null;
                }
            }
        }
    }

    private void takeMessages(Bytes content) {
        Bytes rest = content;
        while (rest.size() >= MESSAGE_HEADER && rest.size() >= MESSAGE_HEADER + length(rest)) {
            Bytes encoding = rest.slice(0, MESSAGE_HEADER + length(rest));
            rest = rest.slice(encoding.size(), rest.size());
            HandshakeType type = HandshakeType.of(encoding.at(0)).orElseThrow();
            RawMessage message = RawMessage.of(type, encoding.slice(MESSAGE_HEADER, encoding.size()));
            messages.add(message);
            onMessage.accept(message);
        }
        partOfMessage = rest;
    }

    private static int length(Bytes message) {
        return (message.at(1) << 16) | (message.at(2) << 8) | message.at(3);
    }
}
