package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.OperatingSystemMXBean;
import io.xenscope.export.SoundDocuments;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand damaged captures, each given to every command, and its spans checked in every format, in a Java virtual machine with little memory. Part of the
 * profile {@code fuzz}; not called a test so that the usual build leaves it out.
 */
class MutationSweep {
    /** Of processor time, for all commands: a busy machine makes nothing slower by that measure. Clocks that contradict themselves take most. */
    private static final Duration NOBODY_WAITS_LONGER = Duration.ofSeconds(30);

    /** Nor does it take so long on any machine: it hangs. */
    private static final Duration HANGS = Duration.ofMinutes(2);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    Path directory;

    @Test
    void everyDamagedCaptureIsReportedOn() {
        int first = Integer.getInteger("fuzz.first", 0);
        int mutants = Integer.getInteger("fuzz.mutants", 10_000);
        MutationSet set = new MutationSet(Pieces.ofSamples());
        List<String> faults = new ArrayList<>();
        int refused = 0;
        long slowest = 0;
        for (int i = first; i < first + mutants; i++) {
            MutationSet.Mutant mutant = set.get(i);
            long begin = system.getProcessCpuTime();
            try {
                refused += isReported(mutant) ? 0 : 1;
            } catch (AssertionError | RuntimeException fault) {
                faults.add(mutant.name() + ": " + fault);
            }
            long spent = system.getProcessCpuTime() - begin;
            if (spent > NOBODY_WAITS_LONGER.toNanos()) {
                faults.add(mutant.name() + ": " + spent / 1_000_000 + " ms");
            }
            slowest = Math.max(slowest, spent);
        }
        System.out.printf(
                "%d damaged captures from number %d on, %d commands each: %d reported on, %d refused as no capture, %d faults; slowest %d ms of processor time%n",
                mutants,
                first,
                Trial.COMMANDS.size(),
                mutants - refused - faults.size(),
                refused,
                faults.size(),
                slowest / 1_000_000);
        assertEquals(List.of(), faults);
    }

    private boolean isReported(MutationSet.Mutant mutant) {
        Path file = directory.resolve("mutant");
        return assertTimeoutPreemptively(HANGS, () -> {
            boolean isReported = Trial.reported(mutant.bytes(), file, Trial.COMMANDS);
            if (isReported) {
                SoundDocuments.check(file, Files.createTempDirectory(directory, "m"), "--max-spans", "1000");
            }
            return isReported;
        });
    }
}
