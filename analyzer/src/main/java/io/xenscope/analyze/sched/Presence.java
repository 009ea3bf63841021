package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;

/** Where one vcpu was, in which state, and nothing else of its history: enough to tell whether clocks can be right. */
public final class Presence implements ClockWitness {
    private static final int UNKNOWN = -1;

    private final int key;
    private final LossTimes losses;
    private int nextSilence;
    private final OddTimes odd = new OddTimes();
    private final Whereabouts whereabouts = new Whereabouts(odd);
    private int state = UNKNOWN;
    private boolean outOfOrder;

    /** For a vcpu by its {@link VcpuKey}. */
    public Presence(int key, LossTimes losses) {
        this.key = key;
        this.losses = losses;
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        passSilences(time);
        if (ChangeLog.isFromAny(from)) {
            state = state > VcpuState.RUNNING.ordinal() ? to : state;
            return;
        }
        whereabouts.seen(pcpu, time);
        leave(from, to, time);
    }

    @Override
    public void run(Run run) {
        whereabouts.ran(run.pcpu(), run.begin(), run.end());
        passSilences(run.begin());
        int entered = run.endIsCut() ? UNKNOWN : run.ends();
        leave(
                run.begins() == RunLog.BEGINS_SEEN && !run.fromAny() ? run.from() : state,
                run.ends() == RunLog.ENDS_AT_TAIL ? VcpuState.RUNNING.ordinal() : entered,
                run.begin());
    }

    /** No state reaches across a silence. */
    private void passSilences(long until) {
        while (nextSilence < losses.silences().size()
                && losses.silences().get(nextSilence).begin() < until) {
            nextSilence++;
            state = UNKNOWN;
        }
    }

    private void leave(int from, int to, long time) {
        if (state != UNKNOWN && state != from) {
            outOfOrder = true;
            odd.add(time);
        }
        state = to;
    }

    @Override
    public boolean isContradicted() {
        return key != VcpuKey.UNKNOWN && whereabouts.areContradicted();
    }

    @Override
    public boolean isOutOfOrder() {
        return key != VcpuKey.UNKNOWN && outOfOrder;
    }

    @Override
    public OddTimes oddTimes() {
        return key == VcpuKey.UNKNOWN ? new OddTimes() : odd;
    }
}
