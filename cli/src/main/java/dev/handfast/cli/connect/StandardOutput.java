package dev.handfast.cli.connect;

import dev.handfast.cli.basis.InputException;
import java.io.IOException;
import java.io.OutputStream;

/** Where the peer's data goes, and perhaps nobody reads any more. */
record StandardOutput(OutputStream out) {

    /** Prints the start of a buffer. Returns whether there is still somebody who reads. */
    boolean print(byte[] buffer, int count) throws InputException {
        try {
            out.write(buffer, 0, count);
            out.flush();
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                return false;
            }
            throw new InputException("standard output cannot be written: " + e.getMessage(), "");
        }
    }
}
