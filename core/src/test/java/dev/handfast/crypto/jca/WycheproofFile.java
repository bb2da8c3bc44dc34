package dev.handfast.crypto.jca;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * One file of test vectors of the project Wycheproof, where {@code wycheproof/NOTICE} says what they are.
 *
 * @param count how many vectors the file says that it has
 */
record WycheproofFile(String name, List<Group> groups, int count) {

    static WycheproofFile named(String name) {
        String resource = "/wycheproof/" + name + "_test.json.gz";
        try (InputStream in = WycheproofFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            byte[] text = new GZIPInputStream(in).readAllBytes();
            Values file = new Values(JsonText.object(new String(text, StandardCharsets.UTF_8)));
            List<Group> groups = file.list("testGroups").stream()
                    .map(group -> new Group(
                            group, group.list("tests").stream().map(Vector::new).toList()))
                    .toList();
            return new WycheproofFile(name, groups, file.number("numberOfTests"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Vectors that share a key or a size. */
    record Group(Values values, List<Vector> vectors) {

        String type() {
            return values.text("type");
        }
    }

    /** One vector. */
    record Vector(Values values) {

        byte[] bytes(String name) {
            return values.bytes(name);
        }

        boolean isValid() {
            return values.text("result").equals("valid");
        }

        /** Whether an implementation may do as it likes. */
        boolean isAcceptable() {
            return values.text("result").equals("acceptable");
        }

        @Override
        public String toString() {
            return "#" + values.number("tcId") + " " + values.text("comment") + " " + values.text("result");
        }
    }

    /** The members of an object. */
    record Values(Map<String, Object> members) {

        String text(String name) {
            return (String) member(name);
        }

        int number(String name) {
            return (Integer) member(name);
        }

        byte[] bytes(String name) {
            return HexFormat.of().parseHex(text(name));
        }

        @SuppressWarnings("unchecked") // JsonText makes no other objects
        List<Values> list(String name) {
            return ((List<Object>) member(name))
                    .stream()
                            .map(each -> new Values((Map<String, Object>) each))
                            .toList();
        }

        private Object member(String name) {
            return Objects.requireNonNull(members.get(name), () -> "no " + name + " in " + members.keySet());
        }
    }
}
