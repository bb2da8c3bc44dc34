package dev.handfast.carrier;

import dev.handfast.iana.ProtocolVersion;

/**
 * How a carrier cuts and judges records.
 *
 * @param version the version whose record layer applies; TLS 1.2's until a ServerHello has settled it
 * @param sendLimit the most bytes of content in a record that we send, 64 to 16,384
 * @param receiveLimit the most bytes of content in a protected record that we accept, 64 to 16,384
 * @param messageLimit the most bytes that a handshake message may announce
 * @param changeCipherSpec what becomes of a change_cipher_spec
 */
public record CarrierSettings(
        ProtocolVersion version,
        int sendLimit,
        int receiveLimit,
        int messageLimit,
        ChangeCipherSpecRule changeCipherSpec) {

    /** What becomes of a change_cipher_spec record. */
    public enum ChangeCipherSpecRule {
        /** It ends the connection. */
        REFUSE,
        /** A well-formed one is dropped: middlebox compatibility, RFC 8446, Section 5. */
        IGNORE,
        /** It is handed to the machine, as TLS 1.2 needs it. */
        DELIVER
    }

    /** The settings before a hello has been exchanged. */
    public static CarrierSettings initial(ProtocolVersion version, int messageLimit) {
        return new CarrierSettings(version, 16_384, 16_384, messageLimit, ChangeCipherSpecRule.REFUSE);
    }

    public CarrierSettings withVersion(ProtocolVersion newVersion) {
        return new CarrierSettings(newVersion, sendLimit, receiveLimit, messageLimit, changeCipherSpec);
    }

    public CarrierSettings withChangeCipherSpec(ChangeCipherSpecRule rule) {
        return new CarrierSettings(version, sendLimit, receiveLimit, messageLimit, rule);
    }

    public CarrierSettings withRecordLimits(int newSendLimit, int newReceiveLimit) {
        return new CarrierSettings(version, newSendLimit, newReceiveLimit, messageLimit, changeCipherSpec);
    }
}
