package dev.handfast.conformance.bogo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a JSON text (RFC 8259) of objects, strings and whole numbers, which is all that a configuration has. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * The members of an object, in their order: strings, integers, and maps for objects.
     *
     * @throws IllegalArgumentException when the text is anything else, or a name stands twice in an object
     */
    static Map<String, Object> object(String text) {
        Json json = new Json(text);
        Map<String, Object> object = json.object();
        if (json.peek() != 0) {
            throw json.wrong("something behind the end");
        }
        return object;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            String name = string();
            expect(':');
            if (members.put(name, value()) != null) {
                throw wrong("a second \"" + name + "\"");
            }
        } while (moreMembers());
        return members;
    }

    private boolean moreMembers() {
        if (peek() == ',') {
            at++;
            return true;
        }
        expect('}');
        return false;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '"' -> string();
            default -> number();
        };
    }

    private Integer number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong("no value");
        }
        return Integer.valueOf(text.substring(start, at));
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            string.append(character());
        }
        expect('"');
        return string.toString();
    }

    private char character() {
        char next = text.charAt(at++);
        if (next != '\\') {
            return next;
        }
        char escaped = at < text.length() ? text.charAt(at++) : 0;
        return switch (escaped) {
            case '"', '\\', '/' -> escaped;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw wrong("an escape that is not known here");
        };
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("no " + wanted);
        }
        at++;
    }

    /** The next character that is no white space; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at character " + at);
    }
}
