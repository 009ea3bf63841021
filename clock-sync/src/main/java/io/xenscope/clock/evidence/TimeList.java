package io.xenscope.clock.evidence;

import java.util.Arrays;

/** A growing list of TSCs, in primitives. */
public final class TimeList {
    private long[] times = new long[8];
    private int count;
    private boolean rises = true;

    void add(long time) {
        rises &= count == 0 || time > times[count - 1];
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = time;
    }

    /** Puts them in order and drops repetitions; as a rule they came that way. */
    void sort() {
        if (rises) {
            trim();
            return;
        }
        Arrays.sort(times, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || times[kept - 1] != times[i]) {
                times[kept++] = times[i];
            }
        }
        count = kept;
        rises = true;
        trim();
    }

    /** Not for a little: what was made at the right size is not copied once more. */
    private void trim() {
        if (count < times.length - times.length / 8) {
            times = Arrays.copyOf(times, count);
        }
    }

    /** Makes room for so many in all. */
    void reserve(int most) {
        if (most > times.length) {
            times = Arrays.copyOf(times, most);
        }
    }

    /** Whether it is the last one added. */
    boolean endsWith(long time) {
        return count > 0 && times[count - 1] == time;
    }

    public int count() {
        return count;
    }

    public long get(int i) {
        return times[i];
    }

    /** Place of the first one that is not before {@code time}. */
    public int firstFrom(long time) {
        int place = Arrays.binarySearch(times, 0, count, time);
        return place >= 0 ? place : -place - 1;
    }
}
