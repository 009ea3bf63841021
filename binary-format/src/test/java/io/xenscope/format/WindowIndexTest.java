package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowIndexTest {
    private final WindowIndex index = new WindowIndex();

    @Test
    void an_empty_one_knows_no_pcpus() {
        assertEquals(0, index.count());
        assertEquals(0, index.pcpuLimit());
        assertArrayEquals(new long[0], index.bytesByPcpu());
    }

    @Test
    void it_grows() {
        for (int i = 0; i < 1000; i++) {
            index.add(i % 7, 100L * i, 100L * i + i);
        }
        assertEquals(1000, index.count());
        assertEquals(7, index.pcpuLimit());
        assertEquals(999 % 7, index.pcpu(999));
        assertEquals(99_900, index.start(999));
        assertEquals(100_899, index.end(999));
    }

    @Test
    void bytes_are_added_up_by_pcpu_and_absent_pcpus_have_none() {
        index.add(0, 12, 32);
        index.add(3, 44, 144);
        index.add(0, 156, 160);
        assertArrayEquals(new long[] {24, 0, 0, 100}, index.bytesByPcpu());
    }

    @Test
    void a_break_lies_between_what_was_before_and_what_comes_after() {
        index.add(0, 12, 32);
        index.markBreak();
        index.add(0, 60, 80);
        index.moveLastEnd(76);
        assertEquals(0, index.breaks(0));
        assertEquals(1, index.breaks(1));
        assertEquals(76, index.end(1));
    }
}
