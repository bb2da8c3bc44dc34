package dev.handfast.cli.starttls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Protocols of bytes. */
final class BinaryProtocols {

    private static final String LDAP_STARTTLS = "1.3.6.1.4.1.1466.20037";
    private static final int SEQUENCE = 0x30;
    private static final int ENUMERATED = 0x0a;
    private static final int EXTENDED_RESPONSE = 0x78;
    private static final int LARGEST_ANSWER = 4096;

    private BinaryProtocols() {}

    /** SSLRequest: its length, and the number that stands where a version would. */
    static void postgres(PlainTalk talk) throws IOException {
        talk.send(HexFormat.of().parseHex("0000000804d2162f"));
        int answer = talk.read();
        if (answer != 'S') {
            throw talk.refusal(answer == 'N' ? "the server is not set up for it" : "the server answers with no S");
        }
    }

    /**
     * LDAPMessage { messageID 1, ExtendedRequest [APPLICATION 23] { requestName [0] } }, and in the answer
     * ExtendedResponse [APPLICATION 24] { resultCode ENUMERATED, … }.
     */
    static void ldap(PlainTalk talk) throws IOException {
        byte[] name = LDAP_STARTTLS.getBytes(StandardCharsets.US_ASCII);
        String hex = HexFormat.of().formatHex(name);
        talk.send(HexFormat.of().parseHex("301d02010177188016" + hex));
        require(talk, talk.read() == SEQUENCE);
        byte[] answer = new byte[length(talk)];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (byte) talk.read();
        }
        require(talk, answer.length > 3 && answer[0] == 2 && answer[1] == 1);
        require(talk, result(talk, answer) == 0);
    }

    private static int length(PlainTalk talk) throws IOException {
        int first = talk.read();
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f) && length <= LARGEST_ANSWER; i++) {
            length = length << 8 | talk.read();
        }
        require(talk, length <= LARGEST_ANSWER);
        return length;
    }

    /** Behind the message's number stands the response, and the result's code comes first in it. */
    private static int result(PlainTalk talk, byte[] answer) throws IOException {
        require(talk, answer[3] == EXTENDED_RESPONSE);
        for (int i = 4; i + 2 < answer.length; i++) {
            if (answer[i] == ENUMERATED && answer[i + 1] == 1) {
                return answer[i + 2] & 0xff;
            }
        }
        throw talk.refusal("the server's answer cannot be read");
    }

    private static void require(PlainTalk talk, boolean right) throws IOException {
        if (!right) {
            throw talk.refusal("the server does not agree to it");
        }
    }
}
