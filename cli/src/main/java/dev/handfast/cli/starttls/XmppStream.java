package dev.handfast.cli.starttls;

import java.io.IOException;

/** A stream of XMPP up to its agreement on TLS. */
final class XmppStream {

    private static final String STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
    private static final String END_OF_FEATURES = "</stream:features>";

    private XmppStream() {}

    static void ask(PlainTalk talk, String host) throws IOException {
        talk.send("<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='" + escaped(host) + "'>");
        if (!talk.until(END_OF_FEATURES).contains("<starttls")) {
            throw talk.refusal("the server does not offer it");
        }
        talk.send(STARTTLS);
        String answer = talk.until(">");
        if (!answer.contains("<proceed")) {
            throw talk.refusal("the server says \"" + answer + "\"");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
