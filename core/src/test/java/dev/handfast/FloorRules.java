package dev.handfast;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * What may use what inside a library whose packages are stacked in floors.
 *
 * <p>Class files tell nearly all of it. Compile-time constants leave no trace there, so imports in the sources are read
 * as well. Every rule returns what breaks it, in the form {@code package.Class -> what it uses}, sorted.
 */
final class FloorRules {

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?((?:[a-z0-9]+\\.)+[A-Z]\\w*)");

    private static final Set<String> JAVA_BASE = Object.class.getModule().getDescriptor().exports().stream()
            .filter(exported -> !exported.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(toUnmodifiableSet());

    /** An address is a value, and the spelling of a name a pure function; all else in {@code java.net} does something. */
    private static final Set<String> ADDRESSES =
            Set.of("java.net.IDN", "java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address");

    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ThreadPoolExecutor");

    private static final Set<String> CLOCK_READINGS = Set.of(
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.nanoTime()",
            "java.security.cert.X509Certificate.checkValidity()",
            "java.util.Calendar.getInstance()",
            "java.util.Date.<init>()");

    private final Map<String, Place> places;
    private final String root;
    private final JavaClasses classes;
    private final List<Use> uses;

    private FloorRules(Map<String, Place> places, String root, JavaClasses classes, List<Use> uses) {
        this.places = places;
        this.root = root;
        this.classes = classes;
        this.uses = uses;
    }

    /**
     * Reads a library.
     *
     * @param order the floors, lowest first, one a line; packages on a floor are separated by a space, and joined by a
     *     plus sign if they count as one
     * @param root the package that the names in {@code order} are relative to
     * @param classes the directory of its class files
     * @param sources the directory of its sources
     */
    static FloorRules of(String order, String root, Path classes, Path sources) {
        String folder = root.replace('.', '/');
        JavaClasses imported = new ClassFileImporter().importPath(classes.resolve(folder));
        Stream<Use> compiled = imported.stream().flatMap(FloorRules::compiledUses);
        Stream<Use> written = sources(sources.resolve(folder)).flatMap(file -> writtenUses(sources, file));
        return new FloorRules(
                placesIn(order),
                root,
                imported,
                Stream.concat(compiled, written).distinct().toList());
    }

    int size() {
        return classes.size();
    }

    List<String> packagesWithoutFloor() {
        return packages()
                .filter(name -> !places.containsKey(relative(name)))
                .map(this::relative)
                .toList();
    }

    List<String> packagesWithoutInfo() {
        return packages().filter(name -> !isDescribed(name)).map(this::relative).toList();
    }

    /** Uses of a higher floor, or of another package on the same floor. A cycle has at least one of these. */
    List<String> climbs() {
        return violations(use -> isOwn(use.target()) && climbs(placeOf(use.origin()), placeOf(use.target())));
    }

    /** Uses of one family of packages by the other, whichever way. */
    List<String> meetingsOf(String one, String other) {
        return violations(use -> (isIn(one, use.origin()) && isIn(other, use.target()))
                || (isIn(other, use.origin()) && isIn(one, use.target())));
    }

    List<String> foreignUses() {
        return violations(use -> !isOwn(use.target()) && !mayBeUsed(packageOf(use.target())));
    }

    List<String> usesOfSocketsAndThreads() {
        return violations(use -> !isRoot(use.origin()) && isSocketOrThread(use.target()));
    }

    List<String> clockReadings() {
        Stream<String> calls = classes.stream()
                .filter(origin -> !isRoot(origin.getName()))
                .flatMap(origin -> origin.getAccessesFromSelf().stream()
                        .map(access -> access.getTarget().getFullName())
                        .filter(FloorRules::readsClock)
                        .map(call -> relative(outermost(origin.getName())) + " -> " + call));
        Stream<String> types =
                violations(use -> !isRoot(use.origin()) && use.target().equals("java.time.Clock")).stream();
        return Stream.concat(calls, types).distinct().sorted().toList();
    }

    private static boolean readsClock(String call) {
        return CLOCK_READINGS.contains(call) || (call.startsWith("java.time.") && call.contains(".now("));
    }

    private static boolean isSocketOrThread(String type) {
        return (packageOf(type).equals("java.net") && !ADDRESSES.contains(type))
                || packageOf(type).startsWith("java.nio.channels")
                || THREADS.contains(type);
    }

    private static boolean mayBeUsed(String name) {
        return JAVA_BASE.contains(name) || name.equals("org.jspecify.annotations") || name.equals("jdk.jfr");
    }

    private static boolean climbs(Place from, Place to) {
        return from.floor() < to.floor()
                || (from.floor() == to.floor() && !from.unit().equals(to.unit()));
    }

    private Stream<String> packages() {
        return classes.stream().map(JavaClass::getPackageName).distinct().sorted();
    }

    private boolean isDescribed(String name) {
        return classes.contain(name + ".package-info")
                && classes.get(name + ".package-info").isAnnotatedWith(NullMarked.class);
    }

    private List<String> violations(Predicate<Use> rule) {
        return uses.stream()
                .filter(rule)
                .map(use -> relative(use.origin()) + " -> " + relative(use.target()))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isOwn(String type) {
        return type.startsWith(root + ".");
    }

    private boolean isRoot(String type) {
        return packageOf(type).equals(root);
    }

    private boolean isIn(String family, String type) {
        return (packageOf(type) + ".").startsWith(root + "." + family + ".");
    }

    /** A package without a floor, which another rule reports, is below everything: it may use nothing. */
    private Place placeOf(String type) {
        return places.getOrDefault(relative(packageOf(type)), new Place(-1, ""));
    }

    private String relative(String name) {
        if (name.equals(root)) {
            return ".";
        }
        return isOwn(name) ? name.substring(root.length() + 1) : name;
    }

    private static Map<String, Place> placesIn(String order) {
        Map<String, Place> places = new HashMap<>();
        List<String> floors = order.lines().toList();
        for (int floor = 0; floor < floors.size(); floor++) {
            for (String unit : floors.get(floor).split(" ", -1)) {
                for (String name : unit.split("\\+", -1)) {
                    places.put(name, new Place(floor, unit));
                }
            }
        }
        return Map.copyOf(places);
    }

    private static Stream<Use> compiledUses(JavaClass origin) {
        return origin.getDirectDependenciesFromSelf().stream()
                .map(used -> used.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .map(target -> new Use(outermost(origin.getName()), outermost(target.getName())));
    }

    private static Stream<Use> writtenUses(Path sources, Path file) {
        String origin = sources.relativize(file).toString().replace(".java", "").replace('/', '.');
        return text(file)
                .lines()
                .map(IMPORT::matcher)
                .filter(line -> line.find())
                .map(line -> new Use(origin, line.group(1)));
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    /** Where a package stands: its floor, and the packages it counts as one with. */
    private record Place(int floor, String unit) {}

    /** One class uses another; both by their full names, without nested classes. */
    private record Use(String origin, String target) {}
}
