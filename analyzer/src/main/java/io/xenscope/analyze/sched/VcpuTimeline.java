package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;

/**
 * What one vcpu did from the begin of the capture to its end, built by taking its runs and changes in the order of
 * time. The sum over all states is the span of the capture, always.
 *
 * <pre>
 * where the state kept here is not the one that a record says was left:
 *   first record of the vcpu       the record is believed from the begin of the capture on or, where earlier records of
 *                                  some pcpu are missing, from when all have begun; before, it counts as unknown
 *   a loss lies in between         the time since counts as lost
 *   some pcpu was not seen         it counts as unknown
 *   otherwise                      it counts as unknown, and a missed transition is counted
 * where no pcpu recorded anything, it is lost, and what comes after is believed from then on like a first record
 * </pre>
 *
 * <p>Times are ticks of the common time line.
 */
public final class VcpuTimeline implements ClockWitness {
    /** Hears each interval when it has ended, and what begins. */
    public interface Listener extends StaySink {
        /** From {@code time} on the vcpu is in {@code state}. */
        default void enters(VcpuState state, long time) {}

        /** Records are missing at {@code time}, or contradict each other: what is under way cannot be followed on. */
        default void breaks(long time) {}

        @Override
        default void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {}
    }

    private final int key;
    private final LossTimes losses;
    private final OddTimes odd = new OddTimes();
    private final Whereabouts whereabouts = new Whereabouts(odd);
    private final Listener listener;

    private VcpuState state;
    private VcpuState before = VcpuState.UNKNOWN;
    private boolean cut = true;
    private long since;
    private long missed;
    private boolean outOfOrder;
    private int lastPcpu = -1;
    private boolean atTail;
    private long tail;
    private int nextSilence;
    /** When the next silence begins; {@link Long#MAX_VALUE} where there is none. */
    private long silenceFrom;

    /** {@code begin} is the first common tick of the capture. */
    public VcpuTimeline(int key, long begin, LossTimes losses, Listener listener) {
        this.key = key;
        this.listener = listener;
        this.since = begin;
        this.losses = losses;
        this.silenceFrom = silenceFrom(0);
    }

    private long silenceFrom(int silence) {
        return silence < losses.silences().size()
                ? losses.silences().get(silence).begin()
                : Long.MAX_VALUE;
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        settleTail();
        passSilences(time);
        if (ChangeLog.isFromAny(from)) {
            enterUnlessRunning(VcpuState.of(to), time);
            return;
        }
        whereabouts.seen(pcpu, time);
        leave(VcpuState.of(from), time, VcpuState.of(to));
        enter(VcpuState.of(to), time, false);
    }

    @Override
    public void run(Run run) {
        runBegins(run);
        runEnds(run);
    }

    /** The vcpu is switched in: the first half of {@link #run}. */
    public void runBegins(Run run) {
        whereabouts.ran(run.pcpu(), run.begin(), run.end());
        settleTail();
        passSilences(run.begin());
        beginRun(run);
        lastPcpu = run.pcpu();
    }

    /** The vcpu is switched out: the second half. */
    public void runEnds(Run run) {
        switch (run.ends()) {
            case RunLog.ENDS_LOST -> cutAt(run.end(), VcpuState.LOST);
            case RunLog.ENDS_UNKNOWN -> cutAt(run.end(), VcpuState.UNKNOWN);
            case RunLog.ENDS_AT_TAIL -> {
                tail = run.end();
                atTail = true;
            }
            default -> {
                leave(VcpuState.RUNNING, run.end(), VcpuState.of(run.ends()));
                enter(VcpuState.of(run.ends()), run.end(), false);
            }
        }
    }

    /**
     * A wake or sleep, which does not say what the vcpu did before: a wake of one that ran then changes nothing; one that was switched
     * out without a word (it polled) was blocked.
     */
    private void enterUnlessRunning(VcpuState next, long time) {
        boolean ranThen = time < since;
        if (next == VcpuState.RUNNABLE && state == next && before == VcpuState.RUNNING && !ranThen) {
            state = VcpuState.BLOCKED;
        }
        if (state == next || state == VcpuState.RUNNING || ranThen && state == VcpuState.BLOCKED) {
            return;
        }
        leave(state == null ? VcpuState.BLOCKED : state, time, next);
        enter(next, time, false);
    }

    /** No state reaches across a silence. */
    private void passSilences(long until) {
        while (silenceFrom < until) {
            pass(losses.silences().get(nextSilence));
            silenceFrom = silenceFrom(++nextSilence);
        }
    }

    private void pass(Silence silence) {
        listener.breaks(silence.begin());
        if (state != VcpuState.LOST) {
            account(state == null ? VcpuState.UNKNOWN : state, silence.begin(), null);
            before = state;
        }
        listener.enters(VcpuState.LOST, silence.begin());
        account(VcpuState.LOST, silence.end(), null);
        before = VcpuState.LOST;
        state = null;
        cut = true;
    }

    private void beginRun(Run run) {
        long begin = run.begin();
        switch (run.begins()) {
            case RunLog.BEGINS_SEEN -> {
                VcpuState left = state == null ? VcpuState.RUNNABLE : state;
                leave(run.fromAny() ? left : VcpuState.of(run.from()), begin, VcpuState.RUNNING);
                enter(VcpuState.RUNNING, begin, false);
            }
            case RunLog.BEGINS_AT_HEAD -> {
                if (state == null) {
                    // One interval with the time before, and accounted when it ends.
                    state = VcpuState.RUNNING;
                    listener.enters(state, since);
                } else {
                    beginUnseen(begin);
                }
            }
            case RunLog.BEGINS_AFTER_LOSS -> {
                if (state == null && nextSilence > 0) {
                    account(VcpuState.UNKNOWN, Math.max(since, begin), null);
                    enter(VcpuState.RUNNING, begin, true);
                } else {
                    beginUnseen(begin);
                }
            }
            default -> beginUnseen(begin);
        }
    }

    /** It runs, and when that began is not known. */
    private void beginUnseen(long begin) {
        listener.breaks(begin);
        account(state == VcpuState.LOST ? state : doubt(begin), begin, null);
        enter(VcpuState.RUNNING, begin, true);
    }

    private void cutAt(long time, VcpuState then) {
        listener.breaks(time);
        cut = true;
        leave(VcpuState.RUNNING, time, null);
        enter(then, time, true);
    }

    /** Ends the present state at {@code time}, which by the record at hand was {@code claimed}; {@code next} is null where that is truncated. */
    private void leave(VcpuState claimed, long time, VcpuState next) {
        if (state == null) {
            beginUnseen(claimed, time);
        }
        if (state == null || state == claimed) {
            account(claimed, time, cut || !isSeenWhole(time) ? null : next);
        } else if (state == VcpuState.LOST || state == VcpuState.UNKNOWN) {
            account(state, time, null);
        } else if (!losses.isSeen(since, time) && !losses.overlap(since, time)) {
            // It was on a pcpu of which no records are left from that time.
            listener.breaks(time);
            account(VcpuState.UNKNOWN, time, null);
        } else {
            outOfOrder = true;
            odd.add(time);
            listener.breaks(time);
            VcpuState doubt = doubt(time);
            missed += doubt == VcpuState.UNKNOWN ? 1 : 0;
            account(doubt, time, null);
        }
        state = claimed;
    }

    /** The first record of the vcpu: what it leaves was so since all pcpus are seen. */
    private void beginUnseen(VcpuState claimed, long time) {
        if (since < losses.seenFrom()) {
            listener.enters(VcpuState.UNKNOWN, since);
            account(VcpuState.UNKNOWN, Math.min(time, losses.seenFrom()), null);
        }
        listener.enters(claimed, since);
    }

    /** The last record of a pcpu was not the end: its vcpu is met again. */
    private void settleTail() {
        if (atTail) {
            account(VcpuState.RUNNING, tail, null);
            cut = true;
        }
        atTail = false;
    }

    /** Who does not run may have run unseen where records were lost, and be back in the same state. */
    private boolean isSeenWhole(long until) {
        return state == VcpuState.RUNNING || !losses.overlap(since, until);
    }

    private VcpuState doubt(long until) {
        return losses.overlap(since, until) ? VcpuState.LOST : VcpuState.UNKNOWN;
    }

    private void account(VcpuState as, long until, VcpuState after) {
        long ticks = Math.max(0, until - since);
        listener.stay(as, before, lastPcpu, since, since + ticks, after);
        since = Math.max(since, until);
    }

    private void enter(VcpuState next, long time, boolean isCut) {
        before = state;
        state = next;
        since = Math.max(since, time);
        cut = isCut;
        listener.enters(next, time);
    }

    /** The capture ends; a state that nothing ended lasts until then, if the capture is known to be complete. */
    public void finish(long end, boolean complete) {
        if (atTail && !complete) {
            settleTail();
            state = VcpuState.UNKNOWN;
        }
        passSilences(end);
        if (!atTail && state != null && losses.seenTo() < end) {
            // It may have run since, on a pcpu of which there are no more records.
            account(state, Math.max(since, losses.seenTo()), null);
            state = VcpuState.UNKNOWN;
        }
        account(state == null ? VcpuState.UNKNOWN : state, end, null);
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

    public int key() {
        return key;
    }

    /** Records that left a state which the vcpu was not in, where no loss explains it. */
    public long missedTransitions() {
        return key == VcpuKey.UNKNOWN ? 0 : missed;
    }
}
