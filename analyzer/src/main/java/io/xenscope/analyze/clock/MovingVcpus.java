package io.xenscope.analyze.clock;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuNumbers;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.Tasks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Numbers of the vcpus that can be met on several pcpus, and which pcpus tell of each. Idle vcpus never move. */
final class MovingVcpus {
    private final int[][] ofSlots;
    private final BitSet[] seenOn;
    private long items;

    MovingVcpus(List<PcpuWalk> walks, Tasks tasks) {
        List<PcpuSchedule> schedules = new ArrayList<>();
        for (PcpuWalk walk : walks) {
            schedules.add(walk.schedule());
            items += walk.schedule().runs().count() + walk.schedule().changes().count();
        }
        VcpuNumbers vcpus = new VcpuNumbers(schedules);
        ofSlots = new int[walks.size()][];
        seenOn = new BitSet[vcpus.count()];
        boolean[][] seen = new boolean[walks.size()][];
        tasks.each(walks.size(), place -> seen[place] = seen(schedules.get(place)));
        for (int place = 0; place < ofSlots.length; place++) {
            ofSlots[place] = moving(vcpus.ofSlots(schedules.get(place)), vcpus);
            note(place, seen[place]);
        }
    }

    private static int[] moving(int[] numbers, VcpuNumbers vcpus) {
        int[] moving = new int[numbers.length];
        for (int slot = 0; slot < moving.length; slot++) {
            int key = vcpus.key(numbers[slot]);
            moving[slot] = key == VcpuKey.UNKNOWN || VcpuKey.isIdle(key) ? PointStream.NOBODY : numbers[slot];
        }
        return moving;
    }

    private static boolean[] seen(PcpuSchedule pcpu) {
        boolean[] seen = new boolean[pcpu.slots().count()];
        for (long run = 0; run < pcpu.runs().count(); run++) {
            seen[pcpu.runs().slot(run)] = true;
        }
        for (long change = 0; change < pcpu.changes().count(); change++) {
            seen[pcpu.changes().slot(change)] = true;
        }
        return seen;
    }

    private void note(int place, boolean[] seen) {
        for (int slot = 0; slot < seen.length; slot++) {
            int vcpu = ofSlots[place][slot];
            if (seen[slot] && vcpu != PointStream.NOBODY) {
                seenOn[vcpu] = seenOn[vcpu] == null ? new BitSet() : seenOn[vcpu];
                seenOn[vcpu].set(place);
            }
        }
    }

    int count() {
        return seenOn.length;
    }

    /** By slot of a pcpu, the number of its vcpu or {@link PointStream#NOBODY}; pcpus by place. */
    int[] ofSlots(int place) {
        return ofSlots[place];
    }

    /** The places of the pcpus that tell of a vcpu which any does. */
    BitSet seenOn(int vcpu) {
        return seenOn[vcpu];
    }

    /** Runs and changes of all pcpus. */
    long items() {
        return items;
    }
}
