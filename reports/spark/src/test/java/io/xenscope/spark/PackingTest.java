package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which captures share a task. */
final class PackingTest {
    private static final long MIB = 1 << 20;

    /** Lengths in MiB of what each task reads. */
    private static List<List<Long>> packed(long most, CaptureSlice... slices) {
        Packing packing = new Packing(most * MIB);
        Arrays.stream(slices).forEach(packing::add);
        return packing.partitions().stream()
                .map(task -> task.slices().stream()
                        .map(one -> one.file().length() / one.slices() / MIB)
                        .toList())
                .toList();
    }

    private static CaptureSlice[] files(long... mib) {
        return LongStream.of(mib)
                .mapToObj(length -> new CaptureSlice(new CaptureFile("f" + length, length * MIB, 0), 0, 1))
                .toArray(CaptureSlice[]::new);
    }

    @Test
    void small_captures_share_a_task_up_to_what_one_may_have() {
        assertEquals(List.of(List.of(8L, 8L), List.of(8L, 1L, 1L)), packed(18, files(8, 8, 8, 1, 1)));
    }

    @Test
    void opening_a_capture_counts_however_small_it_is() {
        assertEquals(List.of(List.of(0L, 0L, 0L), List.of(0L)), packed(3, files(0, 0, 0, 0)));
    }

    @Test
    void what_is_larger_has_a_task_of_its_own() {
        assertEquals(List.of(List.of(100L), List.of(20L), List.of(3L)), packed(4, files(100, 20, 3)));
        assertEquals(List.of(), packed(4));
    }

    @Test
    void slices_of_a_large_capture_are_tasks() {
        CaptureFile file = new CaptureFile("f", 256 * MIB, 0);
        assertEquals(
                List.of(List.of(64L), List.of(64L)),
                packed(64, new CaptureSlice(file, 0, 4), new CaptureSlice(file, 1, 4)));
    }
}
