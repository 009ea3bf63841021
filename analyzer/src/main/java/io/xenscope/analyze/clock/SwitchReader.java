package io.xenscope.analyze.clock;

import io.xenscope.clock.TscRate;
import io.xenscope.clock.evidence.SwitchTimes;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;

/**
 * Reads the context switches of one pcpu with the nanoseconds that the scheduler states; only where clocks are aligned.
 *
 * <pre>
 * *_SCHEDULE                  the scheduler's first record, right after it read its clock; Xen 4.8 and later
 * TRC_SCHED_SWITCH_INFPREV    id 0x2800e   w0 domain   w1 unit   w2 ns it ran
 * TRC_SCHED_SWITCH_INFNEXT    id 0x2800f   w0 domain   w1 unit   w2 ns it was off   w3 slice
 * TRC_SCHED_RUNSTATE_CHANGE   id 0x21001 | old state &lt;&lt; 8 | new state &lt;&lt; 4   to running: the last record of a switch
 * </pre>
 */
final class SwitchReader {
    /** After so many run times that do not fit nothing can be proved any more. */
    private static final int MOST_MISFITS = 16;

    private final SwitchTimes times;
    private long previous;
    private long low;
    private long high;
    private boolean started;
    private boolean scheduled;
    private boolean switching;
    private boolean switched;

    private SwitchReader(SwitchTimes times) {
        this.times = times;
    }

    static SwitchTimes read(Capture capture, int pcpu, TscRate rate, int most) {
        SwitchTimes times = new SwitchTimes(rate.hz() / 1e9, most);
        SwitchReader reader = new SwitchReader(times);
        WindowIndex windows = capture.windows();
        RecordCursor record = new RecordCursor(capture.source());
        for (int window = 0; window < windows.count(); window++) {
            if (windows.pcpu(window) == pcpu) {
                record.wrap(windows.start(window), windows.end(window));
                reader.border();
                while (record.next() && times.hasRoom() && times.misfits() < MOST_MISFITS) {
                    if (record.hasTsc()) {
                        reader.take(record);
                    }
                }
            }
        }
        return times;
    }

    /** The rest of a switch that has begun may be missing. */
    private void border() {
        times.border();
        switching = false;
    }

    private void take(RecordCursor record) {
        long tsc = record.tsc();
        if (switched) {
            times.next(tsc);
            switched = false;
        }
        switch (record.event()) {
            case SchedulerEvents.CSCHED_SCHEDULE,
                    SchedulerEvents.CSCHED2_SCHEDULE,
                    SchedulerEvents.RTDS_SCHEDULE,
                    SchedulerEvents.SNULL_SCHEDULE -> schedule(tsc);
            case SchedEvents.SWITCH_INFPREV -> out(record);
            case SchedEvents.SWITCH_INFNEXT -> in(record);
            case GenEvents.LOST_RECORDS -> lost();
            default -> other(record, tsc);
        }
        previous = tsc;
        started = true;
    }

    private void schedule(long tsc) {
        low = previous;
        high = tsc;
        scheduled = started;
    }

    private void out(RecordCursor record) {
        if (!scheduled || record.wordCount() < 3) {
            times.interrupted();
            return;
        }
        times.out(vcpu(record), Integer.toUnsignedLong(record.word(2)), low, high);
        scheduled = false;
        switching = true;
    }

    private void in(RecordCursor record) {
        if (switching && record.wordCount() >= 3) {
            times.in(vcpu(record), Integer.toUnsignedLong(record.word(2)));
        }
    }

    private void lost() {
        times.interrupted();
        started = false;
        scheduled = false;
        switching = false;
    }

    private void other(RecordCursor record, long tsc) {
        if (switching && SchedEvents.isToRunning(record.event())) {
            times.last(tsc);
            switching = false;
            switched = true;
        }
    }

    private static int vcpu(RecordCursor record) {
        return record.word(0) << 16 | record.word(1) & 0xffff;
    }
}
