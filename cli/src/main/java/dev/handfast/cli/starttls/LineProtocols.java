package dev.handfast.cli.starttls;

import java.io.IOException;

/** Protocols of lines, where an answer begins with a code or a word. */
final class LineProtocols {

    private LineProtocols() {}

    static void smtp(PlainTalk talk) throws IOException {
        expectCode(talk, "220");
        talk.send("EHLO localhost\r\n");
        expectCode(talk, "250");
        talk.send("STARTTLS\r\n");
        expectCode(talk, "220");
    }

    static void ftp(PlainTalk talk) throws IOException {
        expectCode(talk, "220");
        talk.send("AUTH TLS\r\n");
        expectCode(talk, "234");
    }

    static void pop3(PlainTalk talk) throws IOException {
        expectStart(talk, "+OK");
        talk.send("STLS\r\n");
        expectStart(talk, "+OK");
    }

    static void imap(PlainTalk talk) throws IOException {
        expectStart(talk, "* OK");
        talk.send("a STARTTLS\r\n");
        String line = talk.line();
        while (line.startsWith("* ")) {
            line = talk.line();
        }
        require(talk, line, "a OK");
    }

    /** An answer of one or more lines; all but the last have a hyphen behind the code. */
    private static void expectCode(PlainTalk talk, String code) throws IOException {
        String line = talk.line();
        require(talk, line, code);
        while (line.startsWith(code + "-") || !line.startsWith(code)) {
            line = talk.line();
        }
    }

    private static void expectStart(PlainTalk talk, String start) throws IOException {
        require(talk, talk.line(), start);
    }

    private static void require(PlainTalk talk, String line, String start) throws IOException {
        if (!line.startsWith(start)) {
            throw talk.refusal("the server says \"" + line + "\" where " + start + " is expected");
        }
    }
}
