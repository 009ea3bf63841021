package io.xenscope.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gives the same damaged captures to xenscope and to xenalyze and prints, as a Markdown table, how often each of them had
 * anything to say. Run by {@code test/fuzz/compare-with-xenalyze.sh}.
 */
public final class XenalyzeComparison {
    private static final String LIMIT_SECONDS = "10";
    private static final int PROGRESS = 500;
    private static final int TIMED_OUT = 124;
    private static final int KILLED_BY_SIGNAL = 128;

    /** How a program ended. */
    private enum End {
        REPORT,
        NO_REPORT,
        CRASH,
        HANG
    }

    private final String xenalyze;
    private final MutationSet set = new MutationSet(Pieces.ofSamples());
    private final Map<End, Integer> ours = new EnumMap<>(End.class);
    private final Map<End, Integer> theirs = new EnumMap<>(End.class);
    private final Map<Mutation, int[]> byMutation = new EnumMap<>(Mutation.class);

    private XenalyzeComparison(String xenalyze) {
        this.xenalyze = xenalyze;
    }

    /** XENALYZE FIRST COUNT: how many mutants, and the number of the first one. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Files.createTempFile("xenscope-mutant", ".xentrace");
        try {
            XenalyzeComparison comparison = new XenalyzeComparison(args[0]);
            int first = Integer.parseInt(args[1]);
            int count = Integer.parseInt(args[2]);
            for (int i = 0; i < count; i++) {
                comparison.compare(first + i, file);
                if ((i + 1) % PROGRESS == 0) {
                    System.err.println(i + 1 + " of " + count);
                }
            }
            comparison.print(count);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void compare(int number, Path file) throws IOException, InterruptedException {
        MutationSet.Mutant mutant = set.get(number);
        Files.write(file, mutant.bytes());
        Process other = xenalyze(file);
        End our = xenscope(mutant, file);
        End their = end(other);
        ours.merge(our, 1, Integer::sum);
        theirs.merge(their, 1, Integer::sum);
        int[] reports = byMutation.computeIfAbsent(set.mutation(number), mutation -> new int[3]);
        reports[0]++;
        reports[1] += our == End.REPORT ? 1 : 0;
        reports[2] += their == End.REPORT ? 1 : 0;
    }

    /** Every command has to report, and its accounts have to balance. */
    private static End xenscope(MutationSet.Mutant mutant, Path file) throws IOException {
        // A file of its own: the other program may still be reading, and must not see this one written.
        Path own = file.resolveSibling(file.getFileName() + ".own");
        try {
            if (Trial.reported(mutant.bytes(), own, Trial.COMMANDS)) {
                return End.REPORT;
            }
            System.err.println(mutant.name() + ": refused, " + mutant.bytes().length + " bytes");
            return End.NO_REPORT;
        } catch (AssertionError | RuntimeException fault) {
            System.err.println(mutant.name() + ": " + fault);
            return End.CRASH;
        } finally {
            Files.deleteIfExists(own);
        }
    }

    private Process xenalyze(Path file) throws IOException {
        // The samples are of an AMD host; without the mode xenalyze would refuse some that are not damaged.
        return new ProcessBuilder("timeout", LIMIT_SECONDS, xenalyze, "--summary", "--svm-mode", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static End end(Process process) throws IOException, InterruptedException {
        boolean reported = false;
        try (BufferedReader out = process.inputReader(java.nio.charset.StandardCharsets.ISO_8859_1)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                reported |= line.startsWith("Total time");
            }
        }
        int exit = process.waitFor();
        if (exit == TIMED_OUT) {
            return End.HANG;
        }
        if (exit >= KILLED_BY_SIGNAL) {
            return End.CRASH;
        }
        return reported ? End.REPORT : End.NO_REPORT;
    }

    private void print(int count) {
        System.out.println("| " + count + " damaged captures | report | no report | crash | longer than "
                + LIMIT_SECONDS + " s |\n|---|--:|--:|--:|--:|");
        print("xenscope", ours);
        print("xenalyze", theirs);
        System.out.println("\n| damage | captures | xenscope reports | xenalyze reports |\n|---|--:|--:|--:|");
        byMutation.forEach((mutation, reports) -> System.out.printf(
                "| %s | %d | %d | %d |%n",
                mutation.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                reports[0],
                reports[1],
                reports[2]));
    }

    private static void print(String program, Map<End, Integer> ends) {
        StringBuilder row = new StringBuilder("| " + program);
        for (End end : End.values()) {
            row.append(" | ").append(ends.getOrDefault(end, 0));
        }
        System.out.println(row + " |");
    }
}
