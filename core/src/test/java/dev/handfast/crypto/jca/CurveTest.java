package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveTest {

    @ParameterizedTest
    @EnumSource
    void isTheCurveThatTheJdkKnowsByThatName(Curve curve) {
        assertThat(Curve.of(JdkCurves.parameters(curve.group()))).contains(curve);
    }

    @ParameterizedTest
    @EnumSource
    void isNotACurveWithAnotherGenerator(Curve curve) {
        ECParameterSpec real = JdkCurves.parameters(curve.group());
        ECPoint generator = real.getGenerator();
        BigInteger prime = ((ECFieldFp) real.getCurve().getField()).getP();
        ECPoint other = new ECPoint(generator.getAffineX().add(BigInteger.ONE).mod(prime), generator.getAffineY());

        assertThat(Curve.of(new ECParameterSpec(real.getCurve(), other, real.getOrder(), 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNotACurveWithAnotherB(Curve curve) {
        ECParameterSpec real = JdkCurves.parameters(curve.group());
        EllipticCurve shifted = new EllipticCurve(
                real.getCurve().getField(),
                real.getCurve().getA(),
                real.getCurve().getB().subtract(BigInteger.ONE));

        assertThat(Curve.of(new ECParameterSpec(shifted, real.getGenerator(), real.getOrder(), 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void holdsItsGenerator(Curve curve) {
        assertThat(curve.holds(JdkCurves.parameters(curve.group()).getGenerator()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotHoldInfinity(Curve curve) {
        assertThat(curve.holds(ECPoint.POINT_INFINITY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotHoldItsGeneratorWithNegativeCoordinates(Curve curve) {
        ECParameterSpec real = JdkCurves.parameters(curve.group());
        BigInteger prime = ((ECFieldFp) real.getCurve().getField()).getP();
        ECPoint generator = real.getGenerator();

        assertThat(curve.holds(generator.getAffineX().subtract(prime), generator.getAffineY()))
                .isFalse();
    }
}
