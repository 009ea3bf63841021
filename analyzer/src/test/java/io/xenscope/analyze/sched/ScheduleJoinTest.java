package io.xenscope.analyze.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.clock.Alignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleJoinTest {
    private static final int PCPUS = 4;
    private static final int VCPUS = 6;
    private static final int RUNNABLE = 1;
    private static final int BLOCKED = 2;
    private static final long END = 1_000_000;
    private static final long ITEMS = 2 * VCPUS * END / 10;

    /** Each vcpu waits 3, runs 5 and blocks 2 ticks, on one pcpu after the other. */
    private static List<PcpuSchedule> schedule() {
        VcpuSlots slots = new VcpuSlots();
        List<PcpuSchedule> pcpus = new ArrayList<>();
        for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
            pcpus.add(new PcpuSchedule(pcpu, slots));
        }
        Random random = new Random(1);
        for (long begin = 0; begin < END; begin += 10) {
            for (int vcpu = 0; vcpu < VCPUS; vcpu++) {
                int slot = slots.slot(VcpuKey.of(1, vcpu));
                pcpus.get(random.nextInt(PCPUS)).changes().add(begin, slot, BLOCKED, RUNNABLE);
                pcpus.get((int) (begin / 10 + vcpu) % PCPUS)
                        .runs()
                        .add(begin + 3, begin + 8, 0, slot, RunLog.BEGINS_SEEN, BLOCKED, false);
            }
        }
        return pcpus;
    }

    /** A vcpu's timeline and its account. */
    private static final class Followed implements VcpuHistory, VcpuTimeline.Listener {
        final VcpuTimeline timeline;
        final VcpuAccount account;

        Followed(int key, LossTimes losses) {
            timeline = new VcpuTimeline(key, 0, losses, this);
            account = new VcpuAccount(key, Range.whole(0, END));
        }

        @Override
        public void change(int pcpu, long time, int from, int to) {
            timeline.change(pcpu, time, from, to);
        }

        @Override
        public void run(Run run) {
            timeline.run(run);
        }

        @Override
        public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
            account.stay(state, before, pcpu, begin, end, after);
        }
    }

    private static String line(Followed followed) {
        VcpuAccount vcpu = followed.account;
        return VcpuKey.text(vcpu.key()) + " " + vcpu.of(VcpuState.RUNNING).total() + " "
                + vcpu.of(VcpuState.RUNNABLE).total() + " "
                + vcpu.of(VcpuState.BLOCKED).total() + " "
                + vcpu.wakeToRun().count() + " of " + vcpu.wakeToRun().max() + " " + vcpu.migrations() + " "
                + followed.timeline.missedTransitions();
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 777, 10_000, 1_199_999, 1_200_000, 1 << 30})
    void anyNumberOfSlicesGivesTheSame(long sliceItems) {
        List<PcpuSchedule> pcpus = schedule();
        try (Workers workers = new Workers(2)) {
            LossTimes losses = LossTimes.of(pcpus, Alignment.none(PCPUS));
            ScheduleJoin<Followed> join =
                    new ScheduleJoin<>(pcpus, Alignment.none(PCPUS), key -> new Followed(key, losses));
            int[] slices = {0};
            join.run(workers, 0, END, sliceItems, () -> slices[0]++);
            assertEquals(ITEMS / sliceItems + 1, slices[0]);
            join.histories().forEach(vcpu -> vcpu.timeline.finish(END, true));
            String told = join.histories().stream()
                    .filter(vcpu -> vcpu.account.key() != VcpuKey.UNKNOWN)
                    .sorted(Comparator.comparingInt((Followed vcpu) -> vcpu.account.key()))
                    .map(ScheduleJoinTest::line)
                    .collect(Collectors.joining("\n"));
            String expected = IntStream.range(0, VCPUS)
                    .mapToObj(v -> "d1v" + v + " 500000 300000 200000 100000 of 3 99999 0")
                    .collect(Collectors.joining("\n"));
            assertEquals(expected, told);
        } finally {
            pcpus.forEach(PcpuSchedule::close);
        }
    }
}
