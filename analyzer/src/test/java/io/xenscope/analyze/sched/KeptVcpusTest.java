package io.xenscope.analyze.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.base.VcpuKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptVcpusTest {
    private static final int PER_DOMAIN = 1000;
    private static final int TWICE = 2 * KeptVcpus.MOST;

    private static int name(int vcpu) {
        return VcpuKey.of(1 + vcpu / PER_DOMAIN, vcpu % PER_DOMAIN);
    }

    private static VcpuSlots met(KeptVcpus kept, List<Integer> keys) {
        VcpuSlots slots = new VcpuSlots(kept);
        keys.forEach(slots::slot);
        return slots;
    }

    private static List<Integer> shuffled(int count) {
        List<Integer> keys = new ArrayList<>(
                IntStream.range(0, count).mapToObj(KeptVcpusTest::name).toList());
        Collections.shuffle(keys, new Random(1));
        return keys;
    }

    @Test
    void asManyAsThereIsRoomForAreAllKept() {
        assertEquals(KeptVcpus.ALL, KeptVcpus.of(List.of(met(KeptVcpus.ALL, shuffled(KeptVcpus.MOST)))));
    }

    @Test
    void ofMoreTheFirstByNameAreKeptWhoeverMetThem() {
        List<Integer> keys = shuffled(TWICE);
        KeptVcpus first = new KeptVcpus(name(KeptVcpus.MOST - 1));

        assertEquals(first, KeptVcpus.of(List.of(met(KeptVcpus.ALL, keys))));
        // Two workers who met some of them twice, none of them too many.
        assertEquals(
                first,
                KeptVcpus.of(List.of(
                        met(KeptVcpus.ALL, keys.subList(0, KeptVcpus.MOST)),
                        met(KeptVcpus.ALL, keys.subList(KeptVcpus.MOST - 500, KeptVcpus.MOST + 500)),
                        met(KeptVcpus.ALL, keys.subList(KeptVcpus.MOST, TWICE)))));
    }

    @Test
    void thoseNotKeptHaveTheSlotOfTheUnknownVcpu() {
        VcpuSlots slots =
                met(new KeptVcpus(name(1)), List.of(name(2), name(1), VcpuKey.of(VcpuKey.IDLE_DOMAIN, 5), name(0)));

        assertEquals(
                List.of(0, 1, 2, 3),
                List.of(
                        slots.slot(name(2)),
                        slots.slot(name(1)),
                        slots.slot(VcpuKey.of(VcpuKey.IDLE_DOMAIN, 5)),
                        slots.slot(name(0))));
    }
}
