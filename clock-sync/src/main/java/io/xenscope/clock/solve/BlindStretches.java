package io.xenscope.clock.solve;

import io.xenscope.clock.PcpuClock;
import java.util.ArrayList;
import java.util.List;

/** Finds where a clock could have stepped without a record to contradict it. */
final class BlindStretches {
    private final ErrorRange range;
    private final Epochs epochs;
    private final List<Clock> clocks;
    private final List<RecordTimes> records;
    private final long origin;

    /**
     * A search on one pcpu.
     *
     * @param range how far it can be off if it stepped unseen
     * @param clocks those of the pcpu, which follow their models by now
     * @param origin common tick of axis time 0
     */
    BlindStretches(ErrorRange range, Epochs epochs, List<Clock> clocks, long origin) {
        this.origin = origin;
        this.range = range;
        this.epochs = epochs;
        this.clocks = clocks;
        records =
                clocks.stream().map(clock -> new RecordTimes(clock.evidence())).toList();
    }

    /** The stretches in which a step of {@code smallest} ticks can hide. */
    List<PcpuClock.BlindStretch> of(long smallest) {
        List<PcpuClock.BlindStretch> found = new ArrayList<>();
        for (int epoch = range.from(); epoch <= range.to(); epoch++) {
            if (range.bound(epoch) >= smallest) {
                int first = epoch;
                long largest = 0;
                while (epoch <= range.to() && range.bound(epoch) >= smallest) {
                    largest = Math.max(largest, range.bound(epoch++));
                }
                found.add(stretch(first, epoch - 1, largest));
            }
        }
        return found;
    }

    private PcpuClock.BlindStretch stretch(int first, int last, long largest) {
        long begin = first == range.from() ? clocks.get(0).begin() : origin + epochs.from(first);
        long end = last == range.to() ? clocks.get(clocks.size() - 1).end() : origin + epochs.until(last);
        long count = 0;
        for (int i = 0; i < clocks.size(); i++) {
            count += records.get(i).within(clocks.get(i), begin, end);
        }
        return new PcpuClock.BlindStretch(begin, end, largest, count);
    }
}
