package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That parts change nothing is held by {@link Indexed}; here, that they are made use of. */
class ChainPartsTest {
    private static byte[] file() {
        TraceWriter writer = new TraceWriter();
        for (int i = 0; i < 40; i++) {
            writer.window(i % 4, Made.records(1_000L * i, 5));
        }
        return writer.bytes();
    }

    /** How many windows each part gives where the chain arrives at it. */
    private static List<Integer> windowsByPart(byte[] file, int count) {
        ChainParts parts = new ChainParts(new ArraySource("made", file), count, Runnable::run);
        List<Integer> windows = new ArrayList<>();
        WindowIndex index = new WindowIndex();
        long at = 0;
        for (long from = -1; at > from; windows.add(index.count())) {
            from = at;
            at = parts.addFrom(from, index);
        }
        windows.remove(windows.size() - 1);
        return windows;
    }

    @Test
    void each_part_goes_on_where_the_one_before_ends() {
        assertEquals(List.of(10, 20, 30, 40), windowsByPart(file(), 4));
        assertEquals(List.of(20, 40), windowsByPart(file(), 2));
    }

    @Test
    void one_part_is_left_to_the_indexer() {
        assertEquals(List.of(), windowsByPart(file(), 1));
    }

    @Test
    void the_chain_ends_where_a_header_is_damaged() {
        byte[] file = file();
        int half = file.length / 40 * 25;
        file[half] ^= 1;
        assertEquals(List.of(20, 25), windowsByPart(file, 2));
    }
}
