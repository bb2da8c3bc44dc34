package dev.handfast.testkit;

import dev.handfast.config.DatagramSettings;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.testkit.LossyNetwork.Weather;
import dev.handfast.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A way to break one rule that only datagrams know.
 *
 * @param deed breaks it, and tells who is the victim
 */
record DatagramProvocation(Fault fault, Supplier<DatagramEnd> deed) {

    static Stream<DatagramProvocation> all() {
        return Stream.of(
                new DatagramProvocation(
                        RecordFault.FRAGMENT_OUT_OF_BOUNDS, () -> toServer("01 000004 0000 000002 000003 00")),
                new DatagramProvocation(
                        RecordFault.FRAGMENTS_DISAGREE,
                        () -> toServer("01 000004 0000 000000 000001 00", "01 000005 0000 000001 000001 00")),
                new DatagramProvocation(
                        NegotiationFault.TOO_MANY_HELLO_VERIFY_REQUESTS, DatagramProvocation::cookiesWithoutEnd),
                new DatagramProvocation(StateFault.TIMED_OUT, DatagramProvocation::silence),
                new DatagramProvocation(RecordFault.TOO_MANY_FORGERIES, DatagramProvocation::forgeries));
    }

    private static DatagramEnd toServer(String... fragments) {
        DatagramEnd victim =
                DatagramEnd.server(DatagramPairs.plain().server(), DatagramSettings.standard(), Duration.ZERO);
        victim.begin(0);
        for (String fragment : fragments) {
            victim.deliver(record(Bytes.hex(fragment), 0), 0);
        }
        return victim;
    }

    private static DatagramEnd silence() {
        DatagramPair pair = DatagramPairs.plain().begin(1, Weather.fair().withLoss(1));
        boolean unused = pair.runUntil(() -> false, Duration.ofMinutes(12));
        pair.server().close();
        return pair.client();
    }

    private static DatagramEnd cookiesWithoutEnd() {
        DatagramEnd victim =
                DatagramEnd.client(DatagramPairs.plain().client(), DatagramSettings.standard(), Duration.ZERO);
        victim.begin(0);
        victim.wake(0);
        for (int i = 0; i < 5; i++) {
            victim.deliver(record(Bytes.hex("03 000004 000" + i + " 000000 000004 feff 01 61"), i), 0);
        }
        return victim;
    }

    /** A suite whose tag is so short that a hundred and some forgeries are too many (RFC 9147, Section 4.5.3). */
    private static DatagramEnd forgeries() {
        SecurityPolicy policy =
                SecurityPolicy.iot().withSuites(List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8));
        DatagramPair pair = DatagramPairs.of(client -> client.policy(policy), server -> server.policy(policy))
                .connect(1, Weather.fair());
        for (int i = 0; i < 128; i++) {
            Bytes forged = Bytes.hex("17 fefd 0001 0000000000%02x 0020".formatted(100 + i))
                    .concat(Forgery.zeros(32));
            pair.server().deliver(forged, pair.now());
        }
        pair.client().close();
        return pair.server();
    }

    private static Bytes record(Bytes content, int number) {
        return Bytes.hex("16 fefd 0000 00000000000%d %04x".formatted(number, content.size()))
                .concat(content);
    }

    @Override
    public String toString() {
        return fault.toString();
    }
}
