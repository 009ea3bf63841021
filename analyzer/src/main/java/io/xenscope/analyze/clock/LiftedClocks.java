package io.xenscope.analyze.clock;

import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.Tasks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An alignment by which no effect comes before its cause, and the lifts that this took; they lie outside the heap. */
public final class LiftedClocks implements AutoCloseable {
    private final List<Lifts> lifts;
    private final Alignment alignment;

    private LiftedClocks(List<Lifts> lifts, Alignment alignment) {
        this.lifts = lifts;
        this.alignment = alignment;
    }

    /** {@code unproved} ticks are what clocks of which nothing is proved can be off. */
    static LiftedClocks of(List<PcpuWalk> pcpus, Alignment solved, long unproved, OddStretches odd, Tasks tasks) {
        MovingVcpus vcpus = new MovingVcpus(pcpus, tasks);
        ControlledMerge whole = new ControlledMerge(pcpus, vcpus, solved, unproved, odd, true);
        List<Lifts> all = whole.run();
        if (!whole.statesFit()) {
            close(all);
            all = new ControlledMerge(pcpus, vcpus, solved, unproved, odd, false).run();
        }
        Map<Integer, ClockModel> models = new TreeMap<>();
        Map<Integer, Alignment.Lift> told = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Lifts some = all.get(i);
            if (some.count() > 0) {
                models.put(pcpus.get(i).pcpu(), some);
                told.put(pcpus.get(i).pcpu(), new Alignment.Lift(some.count(), some.largest()));
            }
        }
        return new LiftedClocks(all, solved.lifted(models, told));
    }

    /** The alignment, with the lifts in it. */
    public Alignment alignment() {
        return alignment;
    }

    @Override
    public void close() {
        close(lifts);
    }

    private static void close(List<Lifts> lifts) {
        for (Lifts some : lifts) {
            some.close();
        }
    }
}
