package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Processor time of questions about a fleet on a cluster of two workers, against {@code xenscope latency} of the same files. Not one
 * of the tests: {@code test/bench/run.sh --fleet} makes a fleet and runs it, and shows {@code target/fleet.md}. Needs /proc.
 */
final class FleetFigures {
    private static final double MOST_OF_XENSCOPE = 1.2;
    private static final double TICKS_A_SECOND = 100;
    /** Behind the name in /proc/PID/stat: user time, system time, and both of the processes that it has waited for. */
    private static final int USER = 11;

    private static final int USER_OF_CHILDREN = 13;
    private static final int BEHIND = 15;
    private static final int MOST_GROWTH_PERCENT = 10;
    private static final List<String> TABLES =
            List.of("events", "spans", "waits", "rivals", "wakes", "states", "exits", "calls", "irqs");

    /** Options of executors: none, and those that the README has for small captures, for which xenscope's launcher chooses the same. */
    private static final String PLAIN = "-Dnothing=0";

    private static final String FAST = "-XX:TieredStopAtLevel=1";

    private final Path fleet = Path.of(System.getProperty("xenscope.fleet"));
    private final int rounds = Integer.getInteger("xenscope.rounds", 3);
    private final Path launcher = Path.of("../../xenscope").toAbsolutePath();
    /** By what was run, the processor time of each round in seconds. */
    private final Map<String, List<Double>> seconds = new TreeMap<>();

    /** What a job says, the same each time. */
    private String first = "";

    private final StringBuilder page = new StringBuilder();
    private Cluster cluster;
    private Path jar;

    @Test
    void what_a_fleet_costs() throws Exception {
        List<Path> all = captures();
        List<Path> few = all.subList(0, all.size() / 10);
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        jar = AskSqlExample.jar("fleet.jar", classes, Stream.of(classes.resolve("io/xenscope/spark/FleetJob.class")));
        cluster = Cluster.start(2);
        try {
            latency(all, few);
            tables(few);
        } finally {
            cluster.close();
            Files.writeString(Path.of("target", "fleet.md"), page);
        }
    }

    /** In the order of their names. */
    private List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.walk(fleet)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void latency(List<Path> all, List<Path> few) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (String options : List.of(PLAIN, FAST)) {
                latency(all, few, options);
            }
            xenscope(few);
            xenscope(all);
        }
        print("| options of executors | captures | MB | Spark s | less an empty job | xenscope s | quotient | limit |");
        print("|---|--:|--:|--:|--:|--:|--:|---|");
        List<String> growths = new ArrayList<>();
        for (String options : List.of(PLAIN, FAST)) {
            double a = row(few, options);
            double b = row(all, options);
            double growth = (b / all.size()) / (a / few.size());
            growths.add(String.format(
                    Locale.ROOT,
                    "growth of a capture's time from %d to %d with %s: %.2f, limit %s",
                    few.size(),
                    all.size(),
                    options,
                    growth,
                    verdict(growth, 1 + MOST_GROWTH_PERCENT / 100.0)));
        }
        print("");
        growths.forEach(growth -> print("%s", growth));
        print("%s", seconds);
        print("");
    }

    private void latency(List<Path> all, List<Path> few, String options) throws Exception {
        submit(FleetJob.EMPTY, List.of(), options);
        String ofFew = submit(FleetJob.LATENCY, few, options);
        String ofAll = submit(FleetJob.LATENCY, all, options);
        assertEquals(first.isEmpty() ? ofAll : first, ofAll);
        first = ofAll;
        assertEquals(
                times(ofFew, all.size() / few.size()),
                ofAll,
                "ten times the same captures have ten times the durations");
    }

    private double row(List<Path> captures, String options) throws IOException {
        double empty = median(key(FleetJob.EMPTY, 0, options));
        double spark = median(key(FleetJob.LATENCY, captures.size(), options)) - empty;
        double own = median(key("xenscope", captures.size(), ""));
        print(
                "| `%s` | %d | %.0f | %.2f | %.2f | %.2f | %.2f | %s |",
                options,
                captures.size(),
                bytes(captures) / 1e6,
                spark + empty,
                spark,
                own,
                spark / own,
                verdict(spark / own, MOST_OF_XENSCOPE));
        return spark;
    }

    private void tables(List<Path> captures) throws Exception {
        double empty = median(key(FleetJob.EMPTY, 0, FAST));
        print(
                "| table of %d captures, %.0f MB | rows | s less an empty job | s a MB | rows a second |",
                captures.size(), bytes(captures) / 1e6);
        print("|---|--:|--:|--:|--:|");
        for (String table : TABLES) {
            long rows = Long.parseLong(submit(table, captures, FAST).strip());
            double took = median(key(table, captures.size(), FAST)) - empty;
            print("| `%s` | %,d | %.2f | %.3f | %,.0f |", table, rows, took, took * 1e6 / bytes(captures), rows / took);
        }
    }

    private static long bytes(List<Path> captures) throws IOException {
        long sum = 0;
        for (Path capture : captures) {
            sum += Files.size(capture);
        }
        return sum;
    }

    /** Lines of name, count and percentile with the count multiplied. */
    private static String times(String lines, int factor) {
        StringBuilder text = new StringBuilder();
        for (String line : lines.split("\n")) {
            String[] words = line.split(" ");
            words[1] = Long.toString(Long.parseLong(words[1]) * factor);
            text.append(String.join(" ", words)).append('\n');
        }
        return text.toString();
    }

    private String submit(String table, List<Path> captures, String options) throws Exception {
        cluster.awaitExecutors();
        double before = ticks();
        List<String> words = new ArrayList<>(List.of(table));
        captures.forEach(capture -> words.add(capture.toString()));
        String said = cluster.submit(
                "io.xenscope.spark.FleetJob", jar, 2, List.of("spark.executor.extraJavaOptions=" + options), words);
        cluster.awaitExecutors();
        add(key(table, captures.size(), options), ticks() - before);
        return said;
    }

    private void xenscope(List<Path> captures) throws Exception {
        List<String> call = new ArrayList<>(List.of(launcher.toString(), "latency", "-q"));
        captures.forEach(capture -> call.add(capture.toString()));
        double before = ticks();
        Process process = new ProcessBuilder(call)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, process.waitFor());
        add(key("xenscope", captures.size(), ""), ticks() - before);
    }

    /** User and system time of the cluster, and of all that this process has waited for. */
    private double ticks() throws IOException {
        double sum = ticks(ProcessHandle.current().pid(), USER_OF_CHILDREN);
        for (long pid : cluster.pids()) {
            if (Files.exists(Path.of("/proc/" + pid))) {
                sum += ticks(pid, USER);
            }
        }
        return sum;
    }

    private static double ticks(long pid, int from) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // A name may have blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, from, BEHIND).mapToLong(Long::parseLong).sum();
    }

    private void add(String key, double ticks) {
        seconds.computeIfAbsent(key, none -> new ArrayList<>()).add(ticks / TICKS_A_SECOND);
    }

    private static String key(String what, int captures, String options) {
        return (what + " " + captures + " " + options).strip();
    }

    private double median(String key) {
        List<Double> sorted = seconds.get(key).stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static String verdict(double value, double most) {
        return String.format(Locale.ROOT, "<= %.1f %s", most, value <= most ? "ok" : "**missed**");
    }

    private void print(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
