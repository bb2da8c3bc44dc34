package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.iana.NamedGroup;
import java.math.BigInteger;
import javax.crypto.spec.DHParameterSpec;
import org.junit.jupiter.api.Test;

/** The parameters of RFC 7919, Appendix A. */
class FfdheSharesTest {

    @Test
    void ffdhe2048HasItsPrime() {
        assertThat(parameters(FfdheShares.ffdhe2048()).getP()).isEqualTo(FfdheGroups.prime(NamedGroup.FFDHE2048));
    }

    @Test
    void ffdhe3072HasItsPrime() {
        assertThat(parameters(FfdheShares.ffdhe3072()).getP()).isEqualTo(FfdheGroups.prime(NamedGroup.FFDHE3072));
    }

    @Test
    void thePrimesAreSafe() {
        for (NamedGroup name : new NamedGroup[] {NamedGroup.FFDHE2048, NamedGroup.FFDHE3072}) {
            assertThat(FfdheGroups.prime(name).shiftRight(1).isProbablePrime(50))
                    .isTrue();
        }
    }

    @Test
    void theGeneratorIsTwo() {
        assertThat(parameters(FfdheShares.ffdhe2048()).getG()).isEqualTo(BigInteger.TWO);
        assertThat(parameters(FfdheShares.ffdhe3072()).getG()).isEqualTo(BigInteger.TWO);
    }

    private static DHParameterSpec parameters(FfdheShares shares) {
        return (DHParameterSpec) shares.parameters();
    }
}
