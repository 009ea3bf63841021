package io.xenscope.analyze.span;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.RecordCursor;

/**
 * The spans of VM exits inside one run.
 *
 * <p>An exit that crosses the border of a run is shown as a part in each: nesting stays a forest, and the parts say so.
 */
final class ExitSpans implements VmExitListener {
    private final VmExit exit;
    private final GuestCalls calls = new GuestCalls();
    private Activation activation;
    private int run;
    private int open = Activation.NONE;
    /** Whether the run is shown. */
    private boolean isShown;
    /** Whether the exit that is open began in an earlier part. */
    private boolean beganEarlier;
    /** Whether the exit that is open has no part in what comes: its entry is missing. */
    private boolean isDropped;
    /** The present record, its time in the activation and its pcpu. */
    private RecordCursor record;

    private long time;
    private int pcpu;

    ExitSpans(VmExits exits) {
        exit = exits.present();
        exits.tell(this);
    }

    /** A run begins that is shown; an exit that is open goes on in it. {@code first} is the offset of the first record in it. */
    void begin(Activation into, int runSpan, int onPcpu, long begin, long first) {
        activation = into;
        run = runSpan;
        isShown = true;
        open = Activation.NONE;
        beganEarlier = exit.isOpen() && !isDropped;
        isDropped = false;
        if (beganEarlier) {
            open = into.open(SpanKind.VMEXIT, run, onPcpu, exit.reason(), begin, Activation.withoutRecord(first));
        } else if (!exit.isOpen()) {
            calls.forget();
        }
    }

    /** The next record, which comes by {@link VmExits}. */
    void next(Moment now, long at) {
        record = now.record();
        time = at;
        pcpu = now.pcpu();
    }

    @Override
    public void exited(VmExit left) {
        if (isShown) {
            calls.exited(record, time);
            beganEarlier = false;
            open = activation.open(SpanKind.VMEXIT, run, pcpu, left.reason(), time, record.offset());
        }
    }

    @Override
    public void entered(VmExit left, long entry) {
        if (isShown) {
            activation.close(open, time, beganEarlier ? Certainty.BEGINS_EARLIER : Certainty.RECORDED);
            calls.entered(activation, open, time);
            open = Activation.NONE;
        }
    }

    @Override
    public void unfinished(VmExit left) {
        if (isShown) {
            activation.close(open, time, Certainty.CUT);
            open = Activation.NONE;
        }
    }

    /** Takes what Xen writes between exit and entry: it may show that the exit before goes on. */
    void takeInside(RecordCursor inside) {
        if (exit.isOpen() && calls.take(inside, activation, open)) {
            open = calls.reopen(activation, open);
            beganEarlier = activation.certainty(open) == Certainty.BEGINS_EARLIER;
        }
    }

    /** The exit that can have woken a vcpu now, or {@link Activation#NONE}. */
    int waker() {
        return open != Activation.NONE && WakingExits.contain(activation, open) ? open : Activation.NONE;
    }

    /** The span that is open now, or {@link Activation#NONE}. */
    int open() {
        return open;
    }

    /** Whether no exit is open. */
    boolean isIdle() {
        return !exit.isOpen();
    }

    /** A run is not shown: whether calls before it and after it are one is not known. */
    void skip() {
        calls.forget();
    }

    /** The run goes on in another activation: what is open goes on in another part, unless another exit comes next. */
    void endPart(long end, boolean isExitNext) {
        isDropped = isExitNext;
        close(end, isExitNext);
    }

    /** The run is over. */
    void end(Run over, long end) {
        close(end, over.endIsCut());
        isShown = false;
    }

    private void close(long end, boolean isTruncated) {
        if (exit.isOpen()) {
            Certainty goesOn = beganEarlier ? Certainty.MIDDLE : Certainty.ENDS_LATER;
            activation.close(open, end, isTruncated ? Certainty.CUT : goesOn);
        }
        open = Activation.NONE;
    }
}
