package dev.handfast.conformance.bogo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that tells the counts, between two marks. */
record ConformancePage(Path file) {

    private static final String BEGIN = "<!-- counts: written by conformance/bogo --update-doc -->\n";
    private static final String END = "<!-- end of counts -->\n";

    /** Puts these counts in the place of the old ones. */
    void update(Tally tally) throws IOException {
        Files.writeString(file, with(tally));
    }

    /** Whether the page has exactly these counts. */
    boolean tells(Tally tally) throws IOException {
        return with(tally).equals(Files.readString(file));
    }

    private String with(Tally tally) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has no place for the counts");
        }
        String counts = "\n" + tally.markdown() + "\n**" + tally.summary() + "**\n\n";
        return page.substring(0, begin + BEGIN.length()) + counts + page.substring(end);
    }
}
