package dev.handfast.cli.basis;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An address as people write it: {@code example.org:443}, {@code 192.0.2.1:443}, {@code [2001:db8::1]:443}.
 *
 * @param host a name or an address, without brackets
 * @param port 0 to 65,535
 */
public record HostPort(String host, int port) {

    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads an address.
     *
     * @throws TypeConversionException when it is none; the message says how it should look
     */
    public static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new TypeConversionException("'" + text + "' is not HOST:PORT, such as example.org:443");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new TypeConversionException(
                    "'" + text + "' is not HOST:PORT; an IPv6 address stands in brackets: [::1]:443");
        }
        return new HostPort(host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a port number");
        }
        throw new TypeConversionException("a port is 0 to " + LARGEST_PORT + ", not " + text);
    }

    /** The same host with another port. */
    public HostPort withPort(int other) {
        return new HostPort(host, other);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** Reads the address of a peer. */
    public static final class OfPeer implements ITypeConverter<HostPort> {

        @Override
        public HostPort convert(String text) {
            return of(text);
        }
    }

    /** Reads the address to listen on, whose host is this machine alone when it is left out. */
    public static final class OfListener implements ITypeConverter<HostPort> {

        @Override
        public HostPort convert(String text) {
            boolean bare = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return of(bare ? "127.0.0.1:" + text : text);
        }
    }
}
