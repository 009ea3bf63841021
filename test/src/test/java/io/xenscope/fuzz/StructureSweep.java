package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.xenscope.export.SoundDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of captures whose records say what cannot be, each given to every command, and its spans checked in every format, in
 * one Java virtual machine with little memory. Part of the profile {@code fuzz}.
 */
class StructureSweep {
    private static final Duration HANGS = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void everyMutantIsReportedOnByEveryCommand() {
        int first = Integer.getInteger("fuzz.first", 0);
        int mutants = Integer.getInteger("fuzz.structures", 3_000);
        List<Specimen> specimens = Pieces.ofSamples();
        List<String> faults = new ArrayList<>();
        for (int i = first; i < first + mutants; i++) {
            String name = i + " " + specimen(specimens, i).name() + " " + kind(i);
            byte[] mutant = mutant(specimens, i);
            try {
                assertTimeoutPreemptively(HANGS, () -> check(mutant));
            } catch (AssertionError | RuntimeException fault) {
                faults.add(name + ": " + fault);
            }
        }
        System.out.printf(
                "%d captures with damaged structure from number %d on: %d faults%n", mutants, first, faults.size());
        assertEquals(List.of(), faults);
    }

    /** One of them, by its number: it is the same in each run. */
    static byte[] mutant(List<Specimen> specimens, int number) {
        return kind(number).of(specimen(specimens, number), new SplittableRandom(number));
    }

    private static StructureDamage kind(int number) {
        return StructureDamage.values()[number % StructureDamage.values().length];
    }

    /** Each kind of damage is done to one of them before the next one comes. */
    private static Specimen specimen(List<Specimen> specimens, int number) {
        return specimens.get(number / StructureDamage.values().length % specimens.size());
    }

    private void check(byte[] mutant) throws Exception {
        Path file = directory.resolve("mutant");
        if (Trial.reported(mutant, file, Trial.COMMANDS)) {
            SoundDocuments.check(file, Files.createTempDirectory(directory, "m"), "--max-spans", "1000");
        }
    }
}
