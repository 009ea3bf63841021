package io.xenscope.fuzz;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.fault.CaptureException;
import io.xenscope.report.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Any bytes given to the reader, the analysis and the commands. Refuses (by an {@link AssertionError}) whatever is neither
 * a report whose accounts balance nor one line that says that the file is no capture.
 */
final class Trial {
    /** Stands for the file, where a command takes it twice. */
    private static final String FILE = "{}";

    /** A line for each command that needs nothing but a capture, the file to be added. */
    static final List<List<String>> COMMANDS = List.of(
            List.of("info", "--json"),
            List.of("summary"),
            List.of("findings", "--json"),
            List.of("toolstack"),
            List.of("blame", "--csv"),
            List.of("guest"),
            List.of("state", "--at", "-0"),
            List.of("compare", FILE),
            List.of("html"),
            List.of("export", "flamegraph"),
            List.of("latency", "--csv"),
            List.of("sched", "--csv"),
            List.of("scheduler"),
            List.of("pcpus", "--json"),
            List.of("irqs"),
            List.of("domains", "--csv"),
            List.of("interval", "--of", "vcpus", "--csv"),
            List.of("interval", "--of", "exits"),
            List.of("exits", "--csv"),
            List.of("calls"),
            List.of("memory", "--json"),
            List.of("timers", "--csv"),
            List.of("top"),
            List.of("series", "exit,exit-time,interrupt-time,io,cr3,wait,pcpu,runstate-time,wake-to-halt,irq"),
            List.of("chain"),
            List.of("clock"),
            List.of("dump"),
            List.of("dump", "--csv"),
            List.of("cut"),
            List.of("export", "jaeger", "--max-spans", "5000"),
            List.of("export", "zipkin", "--max-spans", "5000"),
            List.of("export", "otlp", "--max-spans", "5000"),
            List.of("export", "chrome", "--max-spans", "5000"),
            List.of("export", "perfetto", "--max-spans", "5000"),
            List.of("export", "speedscope", "--max-spans", "5000"),
            List.of("export", "folded"),
            List.of("export", "csv"),
            List.of("export", "ndjson"));

    /** Forms of nothing but lines, or records: of a capture with nothing to tell they are empty. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("cut", "dump", "folded", "otlp", "ndjson");

    /** In what is said on stderr of a file that is not whole. */
    static final String DAMAGE = "the file is cut or damaged";

    /**
     * Of the rate, damage, losses, windows without order, TSCs set back, clocks that were aligned, clocks that are unsafe, where
     * they are undecided, lifts, oddities, records left out, and dates of 1970.
     */
    private static final int MOST_LINES = 12;

    private final byte[] bytes;

    private Trial(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Analyses the bytes; false where they are refused as no capture. */
    static boolean analysed(byte[] bytes) {
        return new Trial(bytes).analysed();
    }

    /** Analyses the bytes, writes them to a file and runs commands on that; false where it is refused. */
    static boolean reported(byte[] bytes, Path file, List<List<String>> commands) throws IOException {
        Files.write(file, bytes);
        Trial trial = new Trial(bytes);
        boolean isCapture = trial.analysed();
        for (List<String> command : commands) {
            run(command, file, isCapture);
        }
        return isCapture;
    }

    private boolean analysed() {
        try (Capture capture = Capture.of(new ArraySource("bytes", bytes));
                Analysis analysis = Analyzer.analyze(capture, 1, null)) {
            checkBytes(analysis);
            analysis.pcpus().forEach(pcpu -> check(pcpu, analysis));
            analysis.vcpus().forEach(vcpu -> check(vcpu, analysis));
            return true;
        } catch (CaptureException refused) {
            require(!Headers.areChained(bytes), "windows one after the other, but refused: " + refused.line());
            return false;
        }
    }

    private void checkBytes(Analysis analysis) {
        long[] read = {analysis.events().implausibleBytes()};
        analysis.events().forEach((id, count, size) -> read[0] += size);
        long skipped = analysis.problems().bytesSkipped();
        require(read[0] + skipped == bytes.length, read[0] + " read, " + skipped + " skipped of " + bytes.length);
        require(analysis.extent().spanTicks() >= 0, "span " + analysis.extent());
    }

    private static void check(PcpuFacts pcpu, Analysis analysis) {
        long sum = pcpu.busy() + pcpu.idle() + pcpu.lost() + pcpu.unknown();
        boolean sound = Math.min(Math.min(pcpu.busy(), pcpu.idle()), Math.min(pcpu.lost(), pcpu.unknown())) >= 0;
        require(sound && sum == analysis.extent().spanTicks(), pcpu + " of " + analysis.extent());
    }

    private static void check(VcpuFacts vcpu, Analysis analysis) {
        long[] states = Arrays.stream(VcpuState.values())
                .mapToLong(state -> vcpu.time().of(state).total())
                .toArray();
        boolean whole = vcpu.isUnknown()
                || Arrays.stream(states).sum() == analysis.extent().spanTicks();
        boolean sound = Arrays.stream(states).allMatch(state -> state >= 0);
        require(
                whole && sound,
                "d" + vcpu.domain() + "v" + vcpu.vcpu() + " " + Arrays.toString(states) + " " + analysis.extent());
    }

    /** A command of {@link #COMMANDS} with other words behind it, the file last. */
    static List<String> line(List<String> command, String... more) {
        String file = more[more.length - 1];
        return Stream.concat(command.stream(), Stream.of(more))
                .map(word -> word.equals(FILE) ? file : word)
                .toList();
    }

    /** How many captures a command of {@link #COMMANDS} takes. */
    static int captures(List<String> command) {
        return command.contains(FILE) ? 2 : 1;
    }

    private static void run(List<String> command, Path file, boolean isCapture) throws IOException {
        String[] line = line(command, file.toString()).toArray(String[]::new);
        Path out = file.resolveSibling(file.getFileName() + ".out");
        Files.deleteIfExists(out);
        Files.createFile(out);
        InProcess answer = InProcess.into(out, line);
        String said = String.join(" ", command) + ": exit " + answer.exit() + ", " + answer.err();
        require(answer.exit() == (isCapture ? 0 : 3), said);
        boolean isCut = command.get(0).equals("cut");
        boolean mayBeEmpty = command.stream().anyMatch(MAY_BE_EMPTY::contains);
        require(mayBeEmpty && isCapture || answer.out().isEmpty() != isCapture, said);
        checkLines(answer.err(), isCapture ? captures(command) : 0, said);
        require(!command.contains("--json") || !answer.out().contains("\"holds\":false"), said);
        if (isCut) {
            requireWhole(Files.readAllBytes(out));
        }
        Files.delete(out);
    }

    /** What is said of so many captures; of none, that it is none. */
    private static void checkLines(String err, int captures, String said) {
        long lines = err.lines().count();
        long ofDamage = err.lines().filter(text -> text.contains(DAMAGE)).count();
        require(captures == 0 ? lines == 1 : lines <= MOST_LINES * captures && ofDamage <= captures, said);
        require(err.lines().allMatch(text -> text.startsWith("xenscope: ")), said);
    }

    /** What was cut from a damaged capture has nothing of the damage. */
    private static void requireWhole(byte[] cut) {
        try (Capture capture = Capture.of(new ArraySource("cut", cut));
                Analysis analysis = Analyzer.analyze(capture, 1, null)) {
            require(analysis.extent().complete(), "cut: " + analysis.problems().list());
        }
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new AssertionError(fault);
        }
    }
}
