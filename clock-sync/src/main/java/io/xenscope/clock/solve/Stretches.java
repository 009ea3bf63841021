package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** Intervals of one pcpu's time in which something holds, in common ticks and cut to its records. */
final class Stretches {
    private final SolvedClock model;
    private final long begin;
    private final long end;
    private final PcpuEvidence evidence;
    private RecordTimes records;

    /** Makes the entry of an interval; {@code largest} is the largest size in it, {@code records} those that show the order. */
    interface Maker<T> {
        T make(long begin, long end, long largest, long records);
    }

    Stretches(SolvedClock model, PcpuEvidence evidence) {
        this.model = model;
        this.evidence = evidence;
        begin = evidence.begin();
        end = evidence.end();
    }

    /** The intervals of neighbouring epochs that the pcpu has records in and for each of which it holds. */
    <T> List<T> where(IntPredicate holds, IntToLongFunction size, Maker<T> maker) {
        List<T> found = new ArrayList<>();
        int last = model.epoch(end);
        for (int first = model.epoch(begin), behind; first <= last; first = behind) {
            behind = first + 1;
            if (holds.test(first)) {
                long largest = size.applyAsLong(first);
                for (; behind <= last && holds.test(behind); behind++) {
                    largest = Math.max(largest, size.applyAsLong(behind));
                }
                found.add(stretch(first, behind - 1, largest, maker));
            }
        }
        return found;
    }

    private <T> T stretch(int first, int last, long largest, Maker<T> maker) {
        long from = Math.max(model.axis(begin), model.epochs().from(first));
        long to = Math.min(model.axis(end), model.epochs().until(last));
        if (records == null) {
            // All times of a pcpu in order: too dear for where nothing is found.
            records = new RecordTimes(evidence);
        }
        return maker.make(model.origin() + from, model.origin() + to, largest, records.within(model, from, to));
    }
}
