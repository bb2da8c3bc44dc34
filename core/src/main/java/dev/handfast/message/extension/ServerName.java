package dev.handfast.message.extension;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/**
 * The name of the server that the client wants to talk to.
 *
 * <pre>{@code
 * struct {
 *     NameType name_type;
 *     select (name_type) { case host_name: HostName; } name;
 * } ServerName;
 * enum { host_name(0), (255) } NameType;
 * opaque HostName<1..2^16-1>;
 * struct { ServerName server_name_list<1..2^16-1> } ServerNameList;
 * }</pre>
 *
 * RFC 6066, Section 3. No other type of name was ever defined, and a list holds at most one name of a type; so a list holds
 * exactly one host name.
 *
 * @param hostName 1 to 255 visible ASCII characters, an internationalized name in its ASCII form
 */
public record ServerName(String hostName) implements Extension {

    public static final Codec<ServerName> CODEC = Codec.of(ServerName::read, ServerName::write);

    private static final int HOST_NAME = 0;
    private static final int LONGEST_NAME = 255;

    public ServerName {
        if (!isWellFormed(Bytes.copyOf(hostName.getBytes(StandardCharsets.UTF_8)))) {
            throw new IllegalArgumentException("not a host name in ASCII: " + hostName);
        }
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.SERVER_NAME;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static ServerName read(WireReader in) throws PeerFaultException {
        WireReader list = in.vector16(1, 0xffff);
        int nameType = list.uint8();
        Bytes name = list.vector16(1, 0xffff).rest();
        if (nameType != HOST_NAME || list.hasRemaining() || !isWellFormed(name)) {
            throw new PeerFaultException(DecodeFault.MALFORMED_SERVER_NAME);
        }
        return new ServerName(new String(name.toArray(), StandardCharsets.US_ASCII));
    }

    private void write(WireWriter out) {
        out.vector16(list -> {
            list.uint8(HOST_NAME);
            list.vector16(Bytes.copyOf(hostName.getBytes(StandardCharsets.US_ASCII)));
        });
    }

    private static boolean isWellFormed(Bytes name) {
        for (int i = 0; i < name.size(); i++) {
            if (name.at(i) <= ' ' || name.at(i) > '~') {
                return false;
            }
        }
        return !name.isEmpty() && name.size() <= LONGEST_NAME;
    }

    /** The server's word that it used the name: an empty body. */
    public record Acknowledged() implements Extension {

        public static final Codec<Acknowledged> CODEC = Codec.empty(new Acknowledged());

        @Override
        public ExtensionType type() {
            return ExtensionType.SERVER_NAME;
        }

        @Override
        public Bytes body() {
            return Bytes.EMPTY;
        }
    }
}
