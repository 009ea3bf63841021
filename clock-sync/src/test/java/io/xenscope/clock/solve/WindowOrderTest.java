package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowOrderTest {
    private static Clock clock(int pcpu, long... passFirstSecondLast) {
        WindowTimes windows = new WindowTimes();
        for (int i = 0; i < passFirstSecondLast.length; i += 4) {
            windows.add(
                    (int) passFirstSecondLast[i],
                    passFirstSecondLast[i + 1],
                    passFirstSecondLast[i + 2],
                    passFirstSecondLast[i + 3]);
        }
        Clock clock = new Clock(new PcpuEvidence(pcpu, windows));
        clock.place(clock.base(), 0);
        return clock;
    }

    private static List<String> above(Clock a, Clock b) {
        List<String> facts = new ArrayList<>();
        WindowOrder.above(a, b, (time, offset) -> facts.add("at " + time + " up to " + offset));
        return facts;
    }

    @Test
    void aWindowIsYoungerThanThoseFetchedBeforeItsPcpuWasVisitedLast() {
        Clock first = clock(0, 0, 100, 110, 190, 1, 200, 210, 290, 2, 300, 310, 390);
        Clock second = clock(1, 0, 105, 115, 195, 1, 205, 215, 295, 2, 305, 315, 395);
        assertEquals(List.of("at 310 up to 115"), above(first, second));
        assertEquals(List.of("at 215 up to 25", "at 315 up to 25"), above(second, first));
    }

    @Test
    void aWindowWithOneRecordTellsNothingOfItsBegin() {
        Clock first = clock(0, 0, 100, 110, 190);
        Clock second = clock(1, 1, 205, WindowTimes.NONE, 205);
        assertEquals(List.of(), above(second, first));
    }

    @Test
    void aPcpuThatIsSilentForSomePassesIsHeldAgainstItsLastWindow() {
        Clock first = clock(0, 0, 100, 110, 190, 7, 800, 810, 890);
        Clock second = clock(1, 6, 705, 715, 795);
        assertEquals(List.of("at 715 up to 525"), above(second, first));
        assertEquals(List.of(), above(first, second));
    }
}
