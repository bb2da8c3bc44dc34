package dev.handfast.crypto.jca;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into maps, lists, strings, integers and booleans: enough for files of test vectors. */
final class JsonText {

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked") // a cast to what this class makes of an object
    static Map<String, Object> object(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        if (json.peek() != 0) {
            throw json.wrong();
        }
        return (Map<String, Object>) value;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (expect('{'); peek() != '}'; skipComma('}')) {
            String name = string();
            expect(':');
            members.put(name, value());
        }
        expect('}');
        return members;
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        for (expect('['); peek() != ']'; skipComma(']')) {
            elements.add(value());
        }
        expect(']');
        return elements;
    }

    private void skipComma(char end) {
        if (peek() != end) {
            expect(',');
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private Integer number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return Integer.valueOf(text.substring(start, at));
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) {
            string.append(next == '\\' ? escaped(text.charAt(at++)) : next);
        }
        return string.toString();
    }

    private char escaped(char next) {
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw wrong();
        };
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong();
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

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("not the JSON that is known here, at character " + at);
    }
}
