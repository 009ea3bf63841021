package io.xenscope.analyze.interval;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How long vcpus of HVM domains ran with which page table in CR3, and how often they switched to it: two figures by domain
 * and page frame.
 *
 * <pre>
 * TRC_HVM_CR_WRITE   id 0x82009   w0 register   w1 value     id 0x82109   the value has two words
 * </pre>
 */
public final class Cr3Grid implements Activity {
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;

    /** One vcpu: its page table, and since when it has been running with it. */
    private static final class Vcpu {
        long frame = -1;
        long since = Long.MIN_VALUE;
    }

    private final IntPredicate chosen;
    private final Grid grid;
    private final Map<Integer, Vcpu> vcpus = new HashMap<>();

    public Cr3Grid(Intervals intervals, IntPredicate chosen) {
        this.chosen = chosen;
        this.grid = new Grid(intervals, 2);
    }

    @Override
    public void register(HostTable events) {
        events.on(HvmEvents.CR_WRITE, HvmEvents.WIDE, this::write)
                .on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::runstate);
    }

    private void write(Moment now) {
        int words = now.record().wordCount();
        if (words < 2 || now.record().word(0) != CR3 || !chosen.test(now.vcpu())) {
            return;
        }
        long value = words >= 3
                ? now.record().quad(1)
                : Integer.toUnsignedLong(now.record().word(1));
        Vcpu vcpu = vcpus.computeIfAbsent(now.vcpu(), none -> new Vcpu());
        stop(now.vcpu(), vcpu, now.time());
        vcpu.frame = value >>> PAGE_BITS;
        vcpu.since = now.time();
        grid.add(key(now.vcpu(), vcpu), now.time(), 0, 1);
    }

    private static Key key(int key, Vcpu vcpu) {
        return new Key(VcpuKey.domain(key), vcpu.frame);
    }

    private void stop(int key, Vcpu vcpu, long time) {
        if (vcpu.frame >= 0 && vcpu.since != Long.MIN_VALUE) {
            grid.addSplit(key(key, vcpu), vcpu.since, time, 1);
        }
        vcpu.since = Long.MIN_VALUE;
    }

    private void runstate(Moment now) {
        Vcpu vcpu =
                now.record().wordCount() == 0 ? null : vcpus.get(now.record().word(0));
        if (vcpu != null) {
            stop(now.record().word(0), vcpu, now.time());
            boolean runs = SchedEvents.newState(now.record().event()) == Runstate.Numbers.RUNNING;
            vcpu.since = runs ? now.time() : Long.MIN_VALUE;
        }
    }

    /** Whoever was where records are lost may have switched unseen. */
    @Override
    public void lossBegins(Moment now) {
        vcpus.forEach((key, vcpu) -> {
            stop(key, vcpu, now.time());
            vcpu.frame = -1;
        });
    }

    @Override
    public void finish(long ticks) {
        vcpus.forEach((key, vcpu) -> stop(key, vcpu, ticks));
    }

    /** Switches at 0, ticks at 1. */
    public Grid grid() {
        return grid;
    }
}
