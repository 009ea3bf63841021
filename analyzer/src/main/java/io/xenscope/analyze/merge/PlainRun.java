package io.xenscope.analyze.merge;

import io.xenscope.clock.ClockModel;
import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordHeader;

/**
 * Records of one pcpu one behind the other in which nobody comes or goes and nothing is lost, as arrays: so that loops over
 * them call nobody. Made once and filled again ({@link PcpuStream#take}).
 */
public final class PlainRun {
    private static final int MOST = 64;

    private final long[] offsets = new long[MOST];
    private final long[] times = new long[MOST];
    private int count;
    private long tick;
    private long lastOffset;
    private long at;
    private long next;
    private long pcpuTime;
    private long commonTime;

    /** The first record, its end, and its time on the clock of its pcpu and in common. */
    void begin(long offset, long end, long ofPcpu, long common) {
        offsets[0] = offset;
        times[0] = common;
        count = 1;
        at = offset;
        next = end;
        pcpuTime = ofPcpu;
        commonTime = common;
    }

    /** Those that follow lie before a common tick and begin no later than an offset. */
    void until(long commonTick, long offset) {
        tick = commonTick;
        lastOffset = offset;
    }

    /**
     * Takes them, as far as there is room. {@code shift} makes their TSCs times of the pcpu, none of which is behind
     * {@code latest}; {@code clock} makes these common ticks, or is null where they are.
     */
    void fill(ByteSource bytes, long shift, long latest, ClockModel clock) {
        long now = pcpuTime;
        long common = commonTime;
        long place = at;
        long end = next;
        int taken = count;
        while (end <= lastOffset && taken < MOST) {
            int header = bytes.i32(end);
            if (PcpuStream.isSpecial(header)) {
                break;
            }
            if (header < 0) {
                long ticks = bytes.i64(end + 4) + shift;
                if (ticks < now || ticks > latest) {
                    break;
                }
                now = ticks;
                common = clock == null ? ticks : clock.ticks(ticks);
            }
            place = end;
            end += RecordHeader.size(header);
            if (common >= tick) {
                break;
            }
            offsets[taken] = place;
            times[taken] = common;
            taken++;
        }
        count = taken;
        at = place;
        next = end;
        pcpuTime = now;
        commonTime = common;
    }

    /** Where the last record begins that was looked at: the first behind the run where it is known to be plain. */
    long last() {
        return at;
    }

    /** Where it ends. */
    long end() {
        return next;
    }

    /** Its time on the clock of its pcpu. */
    long pcpuTime() {
        return pcpuTime;
    }

    /** The same in common ticks. */
    long commonTime() {
        return commonTime;
    }

    /** How many records these are: at least one. */
    public int count() {
        return count;
    }

    /** The offset of each in the file; what lies behind the {@link #count} first is of no meaning, here and below. */
    public long[] offsets() {
        return offsets;
    }

    /** The time of each in common ticks; the caller may turn them into something else. */
    public long[] times() {
        return times;
    }
}
