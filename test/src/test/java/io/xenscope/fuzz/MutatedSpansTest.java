package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.export.SoundDocuments;
import io.xenscope.report.cli.InProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happened to a capture, the spans that are left of it keep their laws, in every format. */
class MutatedSpansTest {
    private static final int MUTANTS = 50;
    private static final int FIRST = 40_000;
    private static final int OK = 0;
    private static final int OF_EACH = 100;
    private static final List<Specimen> SPECIMENS = Pieces.ofSamples(1 << 10);

    @TempDir
    Path directory;

    /** A hundred of each way of damage, to pieces small enough for that. */
    @ParameterizedTest
    @EnumSource
    void everySpanOfACaptureDamagedInOneWayIsStillSound(Mutation mutation) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            byte[] mutant = mutation.of(SPECIMENS.get(i % SPECIMENS.size()), new SplittableRandom(i));
            try {
                Path file = Files.write(directory.resolve("mutant"), mutant);
                if (Trial.analysed(mutant)) {
                    SoundDocuments.check(file, Files.createTempDirectory(directory, "m"), "--max-spans", "1000");
                }
            } catch (AssertionError | Exception fault) {
                faults.add(mutation + " " + i + ": " + fault);
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everySpanOfADamagedCaptureIsStillSound() throws Exception {
        List<Specimen> specimens = new ArrayList<>(Pieces.ofSamples());
        specimens.add(EveryKind.specimen());
        MutationSet set = new MutationSet(specimens);
        List<String> faults = new ArrayList<>();
        int spans = 0;
        for (int i = FIRST; i < FIRST + MUTANTS; i++) {
            MutationSet.Mutant mutant = set.get(i);
            Path file = Files.write(directory.resolve("mutant"), mutant.bytes());
            if (InProcess.run("info", file.toString()).exit() != OK) {
                continue;
            }
            try {
                Path own = Files.createDirectory(directory.resolve("m" + i));
                spans += SoundDocuments.check(file, own, "--max-spans", "1000");
            } catch (AssertionError | RuntimeException fault) {
                faults.add(mutant.name() + ": " + fault);
            }
        }
        assertEquals(List.of(), faults);
        assertEquals(true, spans > MUTANTS * 20, "spans: " + spans);
    }
}
