package dev.handfast.cli.serve;

import java.io.Closeable;
import java.io.IOException;

/** Receives clients at one address, and has them served. */
interface Reception extends Closeable {

    /** Serves until closed. Returns the exit code of a program that did nothing else. */
    int serve() throws IOException;

    /** Serves one connection. Returns the exit code that it would end a program with. */
    int serveOnce() throws IOException;

    /** Accepts nobody any more, and ends all connections in an orderly way. */
    @Override
    void close() throws IOException;

    /** The same, for when there is nobody to tell of a failure. */
    void closeQuietly();
}
