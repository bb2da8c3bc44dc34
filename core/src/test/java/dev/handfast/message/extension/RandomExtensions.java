package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.SrtpProtectionProfile;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.RandomValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Random extensions: for every message all those that may stand in it, in their form. */
public final class RandomExtensions {

    private final RandomValues values;

    public RandomExtensions(RandomValues values) {
        this.values = values;
    }

    /** Some of the extensions that may stand in the message, and some unknown ones; at least one. */
    public Extensions some(Place place) {
        List<Extension> some = new ArrayList<>();
        some.add(unknown());
        for (Extension extension : each(place)) {
            if (values.bool()) {
                boolean last = extension instanceof PreSharedKey.Offer;
                some.add(last ? some.size() : values.upTo(some.size()), extension);
            }
        }
        return new Extensions(some);
    }

    /** One of every extension that may stand in the message. */
    public List<Extension> each(Place place) {
        return forms(place).stream().map(Supplier::get).toList();
    }

    private List<Supplier<Extension>> forms(Place place) {
        return switch (place) {
            case CLIENT_HELLO ->
                List.of(
                        this::serverName,
                        this::maxFragmentLength,
                        this::statusRequest,
                        this::supportedGroups,
                        this::ecPointFormats,
                        this::signatureAlgorithms,
                        this::useSrtp,
                        () -> new Alpn(alpnNames(12)),
                        () -> new Padding(values.upTo(20)),
                        ExtendedMasterSecret::new,
                        this::recordSizeLimit,
                        () -> new SessionTicket(values.bytes(0, 300)),
                        EarlyData::new,
                        () -> new SupportedVersions.Offer(values.list(1, 127, values::version)),
                        this::cookie,
                        () -> new PskKeyExchangeModes(values.bytes(1, 255)),
                        this::certificateAuthorities,
                        PostHandshakeAuth::new,
                        this::signatureAlgorithmsCert,
                        () -> new KeyShare.Offer(values.list(0, 20, this::keyShareEntry)),
                        this::renegotiationInfo,
                        this::preSharedKeys);
            case SERVER_HELLO ->
                List.of(
                        ServerName.Acknowledged::new,
                        this::maxFragmentLength,
                        StatusRequest.Empty::new,
                        this::supportedGroups,
                        this::ecPointFormats,
                        this::useSrtp,
                        () -> new Alpn(alpnNames(1)),
                        ExtendedMasterSecret::new,
                        this::recordSizeLimit,
                        () -> new SessionTicket(Bytes.EMPTY),
                        () -> new PreSharedKey.Choice(values.upTo(0xffff)),
                        () -> new SupportedVersions.Choice(values.version()),
                        () -> new KeyShare.Choice(keyShareEntry()),
                        this::renegotiationInfo);
            case HELLO_RETRY_REQUEST ->
                List.of(
                        () -> new SupportedVersions.Choice(values.version()),
                        this::cookie,
                        () -> new KeyShare.Retry(values.group()));
            case ENCRYPTED_EXTENSIONS ->
                List.of(
                        ServerName.Acknowledged::new,
                        this::maxFragmentLength,
                        this::supportedGroups,
                        this::useSrtp,
                        () -> new Alpn(alpnNames(1)),
                        this::recordSizeLimit,
                        EarlyData::new);
            case CERTIFICATE -> List.of(() -> new StatusRequest.Response(values.bytes(1, 1000)));
            case CERTIFICATE_REQUEST ->
                List.of(
                        StatusRequest.Empty::new,
                        this::signatureAlgorithms,
                        this::certificateAuthorities,
                        () -> new OidFilters(values.list(0, 12, this::oidFilter)),
                        this::signatureAlgorithmsCert);
            case NEW_SESSION_TICKET -> List.of(() -> new EarlyData.MaxSize(values.uint32()));
        };
    }

    private UnknownExtension unknown() {
        return new UnknownExtension(new ExtensionType(0xe000 + values.upTo(0xfff)), values.bytes(0, 100));
    }

    private ServerName serverName() {
        StringBuilder name = new StringBuilder();
        values.list(1, 255, () -> (char) ('!' + values.upTo('~' - '!'))).forEach(name::append);
        return new ServerName(name.toString());
    }

    private MaxFragmentLength maxFragmentLength() {
        return new MaxFragmentLength(values.upTo(255));
    }

    private StatusRequest.Request statusRequest() {
        return values.bool() ? StatusRequest.Request.ocsp() : new StatusRequest.Request(2, values.bytes(0, 20));
    }

    private SupportedGroups supportedGroups() {
        return new SupportedGroups(values.list(1, 100, values::group));
    }

    private EcPointFormats ecPointFormats() {
        return new EcPointFormats(values.bytes(1, 255));
    }

    private SignatureAlgorithms signatureAlgorithms() {
        return new SignatureAlgorithms(values.list(1, 100, values::scheme));
    }

    private SignatureAlgorithmsCert signatureAlgorithmsCert() {
        return new SignatureAlgorithmsCert(values.list(1, 100, values::scheme));
    }

    private UseSrtp useSrtp() {
        return new UseSrtp(
                values.list(1, 20, () -> new SrtpProtectionProfile(values.upTo(0xffff))), values.bytes(0, 255));
    }

    private List<Bytes> alpnNames(int maximum) {
        return values.list(1, maximum, () -> values.bytes(1, 255));
    }

    private RecordSizeLimit recordSizeLimit() {
        return new RecordSizeLimit(values.upTo(0xffff));
    }

    private Cookie cookie() {
        return new Cookie(values.bytes(1, 400));
    }

    private CertificateAuthorities certificateAuthorities() {
        return new CertificateAuthorities(values.list(1, 12, () -> values.bytes(1, 200)));
    }

    private OidFilters.Filter oidFilter() {
        return new OidFilters.Filter(values.bytes(1, 255), values.bytes(0, 300));
    }

    private KeyShare.Entry keyShareEntry() {
        return new KeyShare.Entry(values.group(), values.bytes(1, 1200));
    }

    private RenegotiationInfo renegotiationInfo() {
        return new RenegotiationInfo(values.bytes(0, 255));
    }

    private PreSharedKey.Offer preSharedKeys() {
        return new PreSharedKey.Offer(
                values.list(1, 12, () -> new PreSharedKey.Identity(values.bytes(1, 300), values.uint32())),
                values.list(1, 12, () -> values.bytes(32, 255)));
    }
}
