package io.xenscope.analyze.slices;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.slices.Sliced.Key;
import io.xenscope.clock.TscRate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Sums and durations of each slice by what and whom. Filled by several threads, read when all is done. */
public final class SliceTable {
    private final Slices slices;
    private final Predicate<Key> sampled;
    private final TscRate rate;
    private final Map<Key, long[]> sums = new ConcurrentHashMap<>();
    private final Map<Key, SliceHistogram> samples = new ConcurrentHashMap<>();

    /** {@code sampled}: whose durations are kept. */
    SliceTable(Slices slices, Predicate<Key> sampled, TscRate rate) {
        this.slices = slices;
        this.sampled = sampled;
        this.rate = rate;
    }

    public Slices slices() {
        return slices;
    }

    void add(Key key, int slice, long more) {
        if (more != 0) {
            long[] row = sums.computeIfAbsent(key, none -> new long[slices.count()]);
            synchronized (row) {
                row[slice] += more;
            }
        }
    }

    /** Adds durations, and how many they are. */
    void add(Key key, int slice, LatencyHistogram durations) {
        add(key, slice, durations.count());
        if (durations.count() > 0 && sampled.test(key)) {
            SliceHistogram row = samples.computeIfAbsent(key, none -> new SliceHistogram(slices.count()));
            synchronized (row) {
                durations.forEach((ticks, count) -> row.add(slice, rate.nanos(ticks), (int) count));
            }
        }
    }

    /** All keys of which there is anything. */
    public Set<Key> keys() {
        return sums.keySet();
    }

    /** By slice; zeros where there is nothing. Not to be changed. */
    public long[] sums(Key key) {
        long[] row = sums.get(key);
        return row == null ? new long[slices.count()] : row;
    }

    /** Durations by slice, in nanoseconds, so that those of several captures can be added up; empty where there are none, or none were asked for. */
    public SliceHistogram samples(Key key) {
        SliceHistogram row = samples.get(key);
        return row == null ? new SliceHistogram(slices.count()) : row;
    }
}
