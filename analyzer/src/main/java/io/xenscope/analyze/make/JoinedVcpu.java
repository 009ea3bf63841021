package io.xenscope.analyze.make;

import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VmExitAccounts;
import io.xenscope.analyze.sched.ClockWitness;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.OddTimes;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.VcpuTimeline;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.analyze.track.vcpu.VmExits;

/** What the schedule alone says of one vcpu: its runstates, and the VM exits that cross the borders of its runs. */
final class JoinedVcpu implements ClockWitness, VcpuTimeline.Listener, VmExitListener {
    private static final Range ALWAYS = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    private final VcpuTimeline timeline;
    private final VcpuAccount time;
    private final VmExits exits;
    private final VmExitAccounts crossing = new VmExitAccounts();

    /** {@code whole} is the range of the capture. */
    JoinedVcpu(int vcpu, Range whole, LossTimes losses) {
        timeline = new VcpuTimeline(vcpu, whole.from(), losses, this);
        time = new VcpuAccount(vcpu, whole);
        exits = new VmExits(vcpu, ALWAYS);
        exits.tell(this);
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        timeline.change(pcpu, time, from, to);
    }

    @Override
    public void run(Run run) {
        timeline.runBegins(run);
        exits.skips(run);
        timeline.runEnds(run);
    }

    void finish(long end, boolean complete) {
        timeline.finish(end, complete);
        exits.finish(end);
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        time.stay(state, before, pcpu, begin, end, after);
    }

    @Override
    public void enters(VcpuState state, long time) {
        exits.enters(state, time);
    }

    @Override
    public void breaks(long time) {
        exits.breaks(time);
    }

    @Override
    public void entered(VmExit exit, long entry) {
        crossing.of(exit.reason()).add(entry - exit.exit(), exit.xen());
    }

    @Override
    public void unfinished(VmExit exit) {
        crossing.of(exit.reason()).addUnfinished();
    }

    /** Its runstates. */
    VcpuAccount time() {
        return time;
    }

    long missedTransitions() {
        return timeline.missedTransitions();
    }

    /** VM exits that do not lie within one run. */
    VmExitAccounts crossing() {
        return crossing;
    }

    @Override
    public boolean isContradicted() {
        return timeline.isContradicted();
    }

    @Override
    public boolean isOutOfOrder() {
        return timeline.isOutOfOrder();
    }

    @Override
    public OddTimes oddTimes() {
        return timeline.oddTimes();
    }
}
