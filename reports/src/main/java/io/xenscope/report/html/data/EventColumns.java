package io.xenscope.report.html.data;

/**
 * The events of one kind on one lane: each with its begin, duration and name or, where there are too many for the page, how many began
 * in each part of the range.
 *
 * <pre>
 * begins      ticks since the begin of the one before, zigzag: those of several trees of spans are not in order
 * durations   ticks
 * names       number of the name &lt;&lt; 1 | whether it is a later part of something
 * </pre>
 */
final class EventColumns {
    private final VarintLog begins = new VarintLog();
    private final VarintLog durations = new VarintLog();
    private final VarintLog names = new VarintLog();
    private final int[] counts;
    private final long first;
    private final long width;
    private long last;
    private int bucket;
    private long bucketBegins;
    private int count;
    private long all;

    /** {@code buckets}: 0 where each event is in the page. */
    EventColumns(long from, long to, int buckets) {
        this.first = from;
        this.last = from;
        this.counts = buckets == 0 ? null : new int[buckets];
        this.width = buckets == 0 ? 1 : Buckets.width(buckets, from, to);
        this.bucketBegins = from;
    }

    /** Adds one that is in the page as it is. */
    void add(long begin, long end, int name, boolean isPart) {
        begins.addSigned(begin - last);
        durations.add(end - begin);
        names.add((long) name << 1 | (isPart ? 1 : 0));
        last = begin;
        count++;
    }

    /** Counts one. */
    void count(long begin, boolean isPart) {
        if (isPart) {
            return;
        }
        all++;
        if (counts != null) {
            if (begin < bucketBegins || begin >= bucketBegins + width) {
                findBucket(begin);
            }
            counts[bucket]++;
        }
    }

    /** The next event is nearly always in the same part as the one before: a division each would take longest of all. */
    private void findBucket(long begin) {
        bucket = (int) Math.max(0, Math.min(counts.length - 1, (begin - first) / width));
        bucketBegins = first + bucket * width;
    }

    /** Events that are in the page as they are, later parts among them. */
    int count() {
        return count;
    }

    /** Events, wherever they are. */
    long all() {
        return all;
    }

    boolean isCounted() {
        return counts != null;
    }

    void addTo(PackedColumn allBegins, PackedColumn allDurations, PackedColumn allNames) {
        allBegins.add(begins);
        allDurations.add(durations);
        allNames.add(names);
    }

    void addCountsTo(VarintLog log) {
        for (int one : counts) {
            log.add(one);
        }
    }
}
