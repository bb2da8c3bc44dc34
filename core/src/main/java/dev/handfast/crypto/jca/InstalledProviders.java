package dev.handfast.crypto.jca;

import java.security.Provider;
import java.security.Security;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The providers that can be used here. Immutable, usable by any thread.
 *
 * <p>Bouncy Castle and ACCP are taken as registered if they are, and otherwise found on the class or module path, but never
 * registered. One that is absent or fails to load counts as absent.
 */
public final class InstalledProviders {

    private final Map<Source, List<Provider>> providers;

    private InstalledProviders(Set<Source> sources) {
        Map<Source, List<Provider>> found = new EnumMap<>(Source.class);
        sources.forEach(source -> found.put(source, find(source)));
        this.providers = found;
    }

    /** Everything there is. */
    public static InstalledProviders all() {
        return of(EnumSet.allOf(Source.class));
    }

    /** The JDK's own providers alone. */
    public static InstalledProviders jdkOnly() {
        return of(EnumSet.of(Source.JDK));
    }

    /** What there is of these. */
    static InstalledProviders of(Set<Source> sources) {
        return new InstalledProviders(sources);
    }

    List<Provider> from(Source source) {
        return providers.getOrDefault(source, List.of());
    }

    private static List<Provider> find(Source source) {
        List<Provider> registered = source.names().stream()
                .map(Security::getProvider)
                .filter(Objects::nonNull)
                .filter(provider ->
                        source.type().isEmpty() || provider.getClass().getName().equals(source.type()))
                .toList();
        if (!registered.isEmpty() || source.type().isEmpty()) {
            return registered;
        }
        return Stream.of(
                        ServiceLoader.load(Provider.class, InstalledProviders.class.getClassLoader()),
                        ServiceLoader.load(ModuleLayer.boot(), Provider.class))
                .flatMap(loader -> load(loader, source.type()).stream())
                .limit(1)
                .toList();
    }

    private static Optional<Provider> load(ServiceLoader<Provider> loader, String type) {
        try {
            // The name is compared before anything is loaded: the list also has providers that talk to smart cards.
            return loader.stream()
                    .filter(candidate -> candidate.type().getName().equals(type))
                    .findFirst()
                    .map(ServiceLoader.Provider::get);
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }
}
