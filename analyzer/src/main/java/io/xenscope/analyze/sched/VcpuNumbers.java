package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One number for each vcpu that any pcpu names, whatever slot its walker gave it: 0, 1, 2 ... */
public final class VcpuNumbers {
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<VcpuSlots, int[]> bySlots = new IdentityHashMap<>();
    private final List<Integer> keys = new ArrayList<>();

    public VcpuNumbers(List<PcpuSchedule> pcpus) {
        for (PcpuSchedule pcpu : pcpus) {
            bySlots.computeIfAbsent(pcpu.slots(), this::number);
        }
    }

    private int[] number(VcpuSlots slots) {
        int[] number = new int[slots.count()];
        for (int slot = 0; slot < number.length; slot++) {
            number[slot] = numbers.computeIfAbsent(slots.key(slot), key -> {
                keys.add(key);
                return keys.size() - 1;
            });
        }
        return number;
    }

    public int count() {
        return keys.size();
    }

    /** The {@link VcpuKey} of a number. */
    public int key(int number) {
        return keys.get(number);
    }

    /** The numbers behind the slots of a pcpu. */
    public int[] ofSlots(PcpuSchedule pcpu) {
        return bySlots.get(pcpu.slots());
    }
}
