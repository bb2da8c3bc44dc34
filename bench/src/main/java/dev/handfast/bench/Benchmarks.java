package dev.handfast.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks that JMH's options choose, and prints a table: CPU time and allocation of one operation. */
public final class Benchmarks {

    private static final String IMPLEMENTATION = "implementation";

    private Benchmarks() {}

    /** Takes the options of JMH. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        if (options.shouldList()) {
            new Runner(options).list();
            return;
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(options)
                        .addProfiler(CpuTime.class)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        System.out.println(table(results));
    }

    /** A row for each operation, with its ratio to SunJSSE where that was measured as well; more than 1 is faster. */
    static String table(Collection<RunResult> results) {
        Map<String, Double> sunJsse = new TreeMap<>();
        for (RunResult result : results) {
            if (Implementation.SUNJSSE.name().equals(result.getParams().getParam(IMPLEMENTATION))) {
                sunJsse.put(operation(result), cpu(result));
            }
        }
        StringBuilder table = new StringBuilder("%n| operation | implementation | CPU, µs |".formatted());
        table.append(" times SunJSSE's speed | allocated, bytes |%n|---|---|--:|--:|--:|%n".formatted());
        for (RunResult result : results) {
            Double other = sunJsse.get(operation(result));
            table.append(String.format(
                    "| %s | %s | %.2f | %s | %.0f |%n",
                    operation(result),
                    implementation(result),
                    cpu(result) / 1000,
                    other == null ? "" : String.format("%.2f", other / cpu(result)),
                    value(result, "gc.alloc.rate.norm")));
        }
        return table.toString();
    }

    private static String operation(RunResult result) {
        String name = result.getParams().getBenchmark();
        String parameters = result.getParams().getParamsKeys().stream()
                .filter(key -> !key.equals(IMPLEMENTATION))
                .sorted()
                .map(key -> " " + result.getParams().getParam(key))
                .collect(Collectors.joining());
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1) + parameters;
    }

    private static String implementation(RunResult result) {
        String implementation = result.getParams().getParam(IMPLEMENTATION);
        return implementation == null ? "" : implementation;
    }

    private static double cpu(RunResult result) {
        return value(result, CpuTime.LABEL);
    }

    private static double value(RunResult result, String label) {
        return result.getAggregatedResult().getSecondaryResults().values().stream()
                .filter(each -> each.getLabel().endsWith(label))
                .mapToDouble(each -> each.getScore())
                .findFirst()
                .orElseThrow();
    }
}
