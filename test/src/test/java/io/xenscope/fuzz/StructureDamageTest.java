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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures whose records say what cannot be: each is reported on, and what is exported of it is sound. */
class StructureDamageTest {
    private static final int MUTANTS = 100;
    private static final Duration HANGS = Duration.ofSeconds(60);

    /** Small, so that many fit into a short test. */
    private static final List<Specimen> SPECIMENS = Pieces.ofSamples(1 << 10);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void everyMutantIsReportedOnAndItsSpansAreSound(StructureDamage damage) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = damage.of(SPECIMENS.get(i % SPECIMENS.size()), new SplittableRandom(i));
            List<String> command = Trial.COMMANDS.get(i % Trial.COMMANDS.size());
            try {
                assertTimeoutPreemptively(HANGS, () -> check(mutant, command));
            } catch (AssertionError | RuntimeException fault) {
                faults.add(damage + " " + i + ": " + fault);
            }
        }
        assertEquals(List.of(), faults);
    }

    /**
     * Numbers of {@link StructureSweep} that it found faults with: a wait of no length, of a tree that was cut at the moment at which the
     * next tree began with a wait, too; a head of the other byte order; spans of decades.
     */
    @ParameterizedTest
    @ValueSource(ints = {265, 462, 2174, 2200, 2574})
    void aMutantThatWasNotSoundIs(int number) throws Exception {
        byte[] mutant = StructureSweep.mutant(Pieces.ofSamples(), number);
        for (List<String> command : List.of(List.of("summary"), List.of("clock"), List.of("export", "csv"))) {
            check(mutant, command);
        }
    }

    private void check(byte[] mutant, List<String> command) throws Exception {
        Path file = directory.resolve("mutant");
        if (Trial.reported(mutant, file, List.of(command))) {
            Path own = Files.createTempDirectory(directory, "m");
            SoundDocuments.check(file, own, "--max-spans", "1000");
        }
    }
}
