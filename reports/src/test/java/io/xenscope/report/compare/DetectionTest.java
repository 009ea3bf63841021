package io.xenscope.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.SharedCaptures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a change is found, and how often one is claimed where nothing changed: captures of 20 s with 5,000 exponential waits a
 * domain, from fixed seeds. A dozen pairs; {@code -Dcompare.seeds=100} tries as many as the rates are promised for.
 */
final class DetectionTest {
    private static final int SEEDS = Integer.getInteger("compare.seeds", 12);
    private static final double MEAN = 50_000;
    private static final double CHANGE = 1.5;

    /** Of all pairs: at least so many changes are found, in at most so many unchanged pairs anything is claimed. */
    private static final double FOUND = 0.95;

    private static final double CLAIMED = 0.05;

    @TempDir
    Path directory;

    @Test
    void waits_half_as_long_again_are_found_and_none_are_claimed_without_a_change() {
        int found = 0;
        int claimed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Path before = MadeLoad.file(directory, "before", MadeLoad.trace(3L * seed, 1, MEAN, 2, MEAN));
            Path same = MadeLoad.file(directory, "same", MadeLoad.trace(3L * seed + 1, 1, MEAN, 2, MEAN));
            Path longer = MadeLoad.file(directory, "longer", MadeLoad.trace(3L * seed + 2, 1, CHANGE * MEAN, 2, MEAN));
            claimed += mattering(before, same).isEmpty() ? 0 : 1;
            found += mattering(before, longer).contains("wake_to_run.p99 d1") ? 1 : 0;
        }
        System.out.println("compare: of " + SEEDS + " changes found " + found
                + ", of as many pairs without one claimed " + claimed);
        assertTrue(found >= Math.floor(FOUND * SEEDS), "found " + found + " of " + SEEDS);
        assertTrue(claimed <= Math.ceil(CLAIMED * SEEDS), "claimed " + claimed + " of " + SEEDS);
    }

    private static List<String> mattering(Path a, Path b) {
        return CompareTest.rows(a, b).stream()
                .filter(row -> row.get("matters").equals("true"))
                .map(row -> row.get("quantity") + "." + row.get("statistic") + " " + row.get("key_a"))
                .toList();
    }

    @Test
    void of_two_real_hosts_under_contention_the_waiting_comes_first() {
        List<String> captures = new ArrayList<>();
        for (String name : List.of("contention-credit", "contention-credit2-8pcpu")) {
            if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(name))) {
                System.out.println("SKIPPED " + name + ": " + SharedCaptures.ABSENT);
                return;
            }
            captures.add(SharedCaptures.trace(name).toString());
        }
        InProcess answer = InProcess.run("compare", "--csv", "--table", "findings", captures.get(0), captures.get(1));
        assertEquals(0, answer.exit(), answer.err());
        TreeSet<String> first = new TreeSet<>();
        answer.out().lines().skip(1).limit(6).forEach(line -> {
            String[] cells = line.split(",");
            first.add(cells[0] + "." + cells[3] + " " + cells[1]);
        });
        List<String> expected =
                List.of("waiting_share.mean d0", "waiting_share.mean d1", "wake_to_run.p99 d0", "wake_to_run.p99 d1");
        assertTrue(first.containsAll(expected), first::toString);
    }
}
