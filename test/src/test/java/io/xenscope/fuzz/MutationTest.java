package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened to a capture, there is a report, its accounts balance, and it costs what its size allows. */
class MutationTest {
    private static final int MUTANTS = 600;
    private static final Duration NOBODY_WAITS_LONGER = Duration.ofSeconds(10);

    /**
     * What any run needs at the start, and what each byte of a capture may cost beyond, on the thread that reports. To solve
     * for clocks that may have been set anew takes most, one trial after the other.
     */
    private static final long FIXED_BYTES = 256L << 20;

    private static final long PER_BYTE = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @Test
    void everyDamagedCaptureIsReportedOn() {
        List<Specimen> specimens = new ArrayList<>(Pieces.ofSamples());
        specimens.add(EveryKind.specimen());
        MutationSet set = new MutationSet(specimens);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < MUTANTS; i++) {
            String fault = fault(set.get(i), Trial.COMMANDS.get(i % Trial.COMMANDS.size()));
            if (fault != null) {
                faults.add(fault);
            }
        }
        assertEquals(List.of(), faults);
    }

    private String fault(MutationSet.Mutant mutant, List<String> command) {
        try {
            long allocated = assertTimeoutPreemptively(NOBODY_WAITS_LONGER, () -> {
                long before = threads.getCurrentThreadAllocatedBytes();
                Trial.reported(mutant.bytes(), directory.resolve("mutant"), List.of(command));
                return threads.getCurrentThreadAllocatedBytes() - before;
            });
            long most = FIXED_BYTES + PER_BYTE * mutant.bytes().length;
            return allocated <= most ? null : mutant.name() + ": " + allocated + " bytes allocated";
        } catch (AssertionError | RuntimeException fault) {
            return mutant.name() + ": " + fault;
        }
    }
}
