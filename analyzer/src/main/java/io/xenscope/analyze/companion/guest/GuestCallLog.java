package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.PvCallListener;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.format.event.Hypercalls;
import java.util.HashMap;
import java.util.Map;

/** When one PV vcpu made each hypercall, by itself or as a member of a multicall, in ns; the first four million. */
public final class GuestCallLog implements VcpuTracker, PvCallListener {
    private static final int MOST = 4_000_000;

    private final Analysis analysis;
    private final Map<Integer, Marks> byNumber = new HashMap<>();
    private int size;

    public GuestCallLog(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public void entered(Moment now, PvCallEntry call, Confidence continues, boolean isSame) {
        if (call.number() != Hypercalls.Numbers.MULTICALL && continues == null) {
            add(call.number(), now);
        }
    }

    @Override
    public void memberEntered(Moment now, int number, boolean isInside) {
        add(number, now);
    }

    private void add(int number, Moment now) {
        if (size < MOST) {
            size++;
            long time = analysis.moment(now.time());
            byNumber.computeIfAbsent(number, key -> new Marks()).add(time, time);
        }
    }

    /** Those of one number, in order. */
    Marks calls(int number) {
        return byNumber.getOrDefault(number, new Marks());
    }
}
