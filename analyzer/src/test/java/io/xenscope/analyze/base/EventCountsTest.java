package io.xenscope.analyze.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class EventCountsTest {
    private static final int TSC = 1 << 31;
    private static final int SWITCH = 0x2800a;
    private static final int HLT = 0x82013;

    private static int header(int event, int words) {
        return words << 28 | event;
    }

    /** The counters of one event after records with these headers. */
    private static long[] shapes(int... headers) {
        long[] counts = new long[EventCounts.SHAPES];
        for (int header : headers) {
            counts[header >>> 28]++;
        }
        return counts;
    }

    private static EventCounts of(int... headers) {
        EventCounts counts = new EventCounts();
        for (int header : headers) {
            counts.add(header & 0xFFF_FFFF, shapes(header));
        }
        return counts;
    }

    private static String told(EventCounts counts) {
        StringJoiner lines = new StringJoiner("; ");
        counts.forEach((id, count, bytes) -> lines.add(Integer.toHexString(id) + " " + count + " " + bytes));
        return lines + "; " + counts.records() + " in all";
    }

    @Test
    void tellsEventsInTheOrderOfIdsWithTheBytesOfEachShape() {
        EventCounts counts = of(header(HLT, 1), TSC | header(SWITCH, 4), TSC | header(SWITCH, 4), header(SWITCH, 2));
        assertEquals("2800a 3 68; 82013 1 8; 4 in all", told(counts));
        assertEquals(2, counts.of(SWITCH, 4));
        assertEquals(1, counts.of(SWITCH, 2));
        assertEquals(3, counts.of(SWITCH));
        assertEquals(0, counts.of(0x11f001) + counts.of(0x11f001, 2) + counts.of(SWITCH + 1));
    }

    @Test
    void recordsThatNoXenHasWrittenAreCountedApart() {
        EventCounts counts = of(header(HLT, 1));
        counts.addImplausible(shapes(0, TSC | header(5, 7), header(7, 1)));
        assertEquals("82013 1 8; 4 in all", told(counts));
        assertEquals(3, counts.implausible());
        assertEquals(4 + 40 + 8, counts.implausibleBytes());
    }

    @Test
    void addingTwoIsAsCountingAll() {
        EventCounts one = of(header(HLT, 1));
        EventCounts other = of(header(HLT, 1), TSC | header(SWITCH, 4));
        one.addImplausible(shapes(0));
        other.addImplausible(shapes(0));
        one.add(other);
        other.add(SWITCH, shapes(TSC | header(SWITCH, 4)));
        assertEquals("2800a 1 28; 82013 2 16; 5 in all", told(one));
        assertEquals(2, one.implausible());
        assertEquals(8, one.implausibleBytes());
    }
}
