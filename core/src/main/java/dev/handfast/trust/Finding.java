package dev.handfast.trust;

/**
 * One thing that is wrong with one certificate, told for people.
 *
 * @param flag the kind of flaw
 * @param certificateSubject the name of the certificate that has it; text from the peer, with control characters escaped
 * @param explanation what exactly is wrong: which issuer is missing, since when it is expired, which names there are
 * @param advice what to do about it
 */
public record Finding(CertificateFlag flag, String certificateSubject, String explanation, String advice) {

    @Override
    public String toString() {
        return flag + ": " + certificateSubject + " " + explanation;
    }
}
