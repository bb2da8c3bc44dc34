package dev.handfast.cli.basis;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The program was given something that it cannot use; the message says what and why. */
public final class InputException extends IOException {

    private static final long serialVersionUID = 1;

    private final String hint;

    /** Refuses something, with what to do instead. */
    public InputException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    private InputException(String message, String hint, IOException cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** Tells why a file cannot be used. */
    public static InputException of(Path file, IOException cause) {
        if (cause instanceof InputException already) {
            return already;
        }
        if (cause instanceof NoSuchFileException) {
            return new InputException(file + " does not exist", "Check the name of the file.", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new InputException(
                    file + " may not be read by this user", "Check the owner and the mode of the file.", cause);
        }
        String message = String.valueOf(cause.getMessage());
        return new InputException(
                message.contains(file.toString()) ? message : file + ": " + message,
                "Check what the file holds: handfast inspect " + file,
                cause);
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
