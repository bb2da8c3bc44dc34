package dev.handfast.message.extension;

import static dev.handfast.message.extension.ExtensionRules.Place.CERTIFICATE;
import static dev.handfast.message.extension.ExtensionRules.Place.CERTIFICATE_REQUEST;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.ENCRYPTED_EXTENSIONS;
import static dev.handfast.message.extension.ExtensionRules.Place.HELLO_RETRY_REQUEST;
import static dev.handfast.message.extension.ExtensionRules.Place.NEW_SESSION_TICKET;
import static dev.handfast.message.extension.ExtensionRules.Place.SERVER_HELLO;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which extension may stand in which message, and in which form: the table of RFC 8446, Section 4.2.
 *
 * <p>Unknown extensions pass: where a server answers, {@link #requireOffered} refuses them; elsewhere they are ignored.
 */
public final class ExtensionRules {

    /** A message that carries extensions. */
    public enum Place {
        CLIENT_HELLO,
        /** Of TLS 1.2 or 1.3, since it is read before the version is known. */
        SERVER_HELLO,
        HELLO_RETRY_REQUEST,
        ENCRYPTED_EXTENSIONS,
        /** One entry of a Certificate of TLS 1.3. */
        CERTIFICATE,
        CERTIFICATE_REQUEST,
        NEW_SESSION_TICKET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<ExtensionType> ONLY_13 =
            Set.of(ExtensionType.KEY_SHARE, ExtensionType.PRE_SHARED_KEY, ExtensionType.SUPPORTED_VERSIONS);

    private static final Map<ExtensionType, Map<Place, Codec<? extends Extension>>> TABLE = new Rows()
            .row(ExtensionType.SERVER_NAME)
            .at(ServerName.CODEC, CLIENT_HELLO)
            .at(ServerName.Acknowledged.CODEC, SERVER_HELLO, ENCRYPTED_EXTENSIONS)
            .row(ExtensionType.MAX_FRAGMENT_LENGTH)
            .at(MaxFragmentLength.CODEC, CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS)
            .row(ExtensionType.STATUS_REQUEST)
            .at(StatusRequest.Request.CODEC, CLIENT_HELLO)
            .at(StatusRequest.Empty.CODEC, SERVER_HELLO, CERTIFICATE_REQUEST)
            .at(StatusRequest.Response.CODEC, CERTIFICATE)
            // No specification puts it into a ServerHello, but servers of TLS 1.2 exist that do; nobody acts on it.
            .row(ExtensionType.SUPPORTED_GROUPS)
            .at(SupportedGroups.CODEC, CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS)
            .row(ExtensionType.EC_POINT_FORMATS)
            .at(EcPointFormats.CODEC, CLIENT_HELLO, SERVER_HELLO)
            .row(ExtensionType.SIGNATURE_ALGORITHMS)
            .at(SignatureAlgorithms.CODEC, CLIENT_HELLO, CERTIFICATE_REQUEST)
            .row(ExtensionType.USE_SRTP)
            .at(UseSrtp.CODEC, CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS)
            .row(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION)
            .at(Alpn.OFFER, CLIENT_HELLO)
            .at(Alpn.ANSWER, SERVER_HELLO, ENCRYPTED_EXTENSIONS)
            .row(ExtensionType.PADDING)
            .at(Padding.CODEC, CLIENT_HELLO)
            .row(ExtensionType.EXTENDED_MASTER_SECRET)
            .at(ExtendedMasterSecret.CODEC, CLIENT_HELLO, SERVER_HELLO)
            .row(ExtensionType.RECORD_SIZE_LIMIT)
            .at(RecordSizeLimit.CODEC, CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS)
            .row(ExtensionType.SESSION_TICKET)
            .at(SessionTicket.CODEC, CLIENT_HELLO)
            .at(SessionTicket.ANSWER, SERVER_HELLO)
            .row(ExtensionType.PRE_SHARED_KEY)
            .at(PreSharedKey.Offer.CODEC, CLIENT_HELLO)
            .at(PreSharedKey.Choice.CODEC, SERVER_HELLO)
            .row(ExtensionType.EARLY_DATA)
            .at(EarlyData.CODEC, CLIENT_HELLO, ENCRYPTED_EXTENSIONS)
            .at(EarlyData.MaxSize.CODEC, NEW_SESSION_TICKET)
            .row(ExtensionType.SUPPORTED_VERSIONS)
            .at(SupportedVersions.Offer.CODEC, CLIENT_HELLO)
            .at(SupportedVersions.Choice.CODEC, SERVER_HELLO, HELLO_RETRY_REQUEST)
            .row(ExtensionType.COOKIE)
            .at(Cookie.CODEC, CLIENT_HELLO, HELLO_RETRY_REQUEST)
            .row(ExtensionType.PSK_KEY_EXCHANGE_MODES)
            .at(PskKeyExchangeModes.CODEC, CLIENT_HELLO)
            .row(ExtensionType.CERTIFICATE_AUTHORITIES)
            .at(CertificateAuthorities.CODEC, CLIENT_HELLO, CERTIFICATE_REQUEST)
            .row(ExtensionType.OID_FILTERS)
            .at(OidFilters.CODEC, CERTIFICATE_REQUEST)
            .row(ExtensionType.POST_HANDSHAKE_AUTH)
            .at(PostHandshakeAuth.CODEC, CLIENT_HELLO)
            .row(ExtensionType.SIGNATURE_ALGORITHMS_CERT)
            .at(SignatureAlgorithmsCert.CODEC, CLIENT_HELLO, CERTIFICATE_REQUEST)
            .row(ExtensionType.KEY_SHARE)
            .at(KeyShare.Offer.CODEC, CLIENT_HELLO)
            .at(KeyShare.Choice.CODEC, SERVER_HELLO)
            .at(KeyShare.Retry.CODEC, HELLO_RETRY_REQUEST)
            .row(ExtensionType.RENEGOTIATION_INFO)
            .at(RenegotiationInfo.CODEC, CLIENT_HELLO, SERVER_HELLO)
            .done();

    private ExtensionRules() {}

    /** Reads the body of an extension in the form that belongs to the message. */
    static Extension decode(ExtensionType type, Bytes body, Place place) throws PeerFaultException {
        Map<Place, Codec<? extends Extension>> forms = TABLE.get(type);
        if (forms == null) {
            return new UnknownExtension(type, body);
        }
        Codec<? extends Extension> form = forms.get(place);
        if (form == null) {
            throw new PeerFaultException(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, type + " in " + place);
        }
        try {
            return form.decodeWhole(body);
        } catch (PeerFaultException e) {
            throw new PeerFaultException(e.fault(), type + " in " + place);
        }
    }

    /**
     * Checks an answer, whose extensions may only be of types that the other side offered: ServerHello, HelloRetryRequest,
     * EncryptedExtensions and the server's Certificate answer the ClientHello, the client's Certificate answers the
     * CertificateRequest. A cookie needs no offer.
     *
     * @throws PeerFaultException with {@link DecodeFault#UNSOLICITED_EXTENSION}
     */
    public static void requireOffered(Extensions answer, Set<ExtensionType> offered) throws PeerFaultException {
        for (ExtensionType type : answer.types()) {
            if (!offered.contains(type) && !type.equals(ExtensionType.COOKIE)) {
                throw new PeerFaultException(DecodeFault.UNSOLICITED_EXTENSION, type.toString());
            }
        }
    }

    /**
     * Checks a ServerHello once it is known to be of TLS 1.3, where everything but the key exchange stands in
     * EncryptedExtensions.
     *
     * @throws PeerFaultException with {@link DecodeFault#EXTENSION_NOT_ALLOWED_HERE}
     */
    public static void checkServerHello13(Extensions extensions) throws PeerFaultException {
        for (ExtensionType type : extensions.types()) {
            if (TABLE.containsKey(type) && !ONLY_13.contains(type)) {
                throw new PeerFaultException(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, type + " in server_hello");
            }
        }
    }

    /**
     * Checks a ServerHello once it is known to be of TLS 1.2.
     *
     * @throws PeerFaultException with {@link DecodeFault#EXTENSION_NOT_ALLOWED_HERE}
     */
    public static void checkServerHello12(Extensions extensions) throws PeerFaultException {
        for (ExtensionType type : extensions.types()) {
            if (ONLY_13.contains(type)) {
                throw new PeerFaultException(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, type + " in server_hello");
            }
        }
    }

    /** The table while it is written down. */
    private static final class Rows {

        private final Map<ExtensionType, Map<Place, Codec<? extends Extension>>> rows = new HashMap<>();
        private Map<Place, Codec<? extends Extension>> current = new EnumMap<>(Place.class);

        Rows row(ExtensionType type) {
            current = new EnumMap<>(Place.class);
            rows.put(type, current);
            return this;
        }

        Rows at(Codec<? extends Extension> form, Place... places) {
            for (Place place : places) {
                current.put(place, form);
            }
            return this;
        }

        Map<ExtensionType, Map<Place, Codec<? extends Extension>>> done() {
            return Map.copyOf(rows);
        }
    }
}
