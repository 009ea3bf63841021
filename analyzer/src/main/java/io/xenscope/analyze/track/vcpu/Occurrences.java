package io.xenscope.analyze.track.vcpu;

/** How often something happened, with how many pages, and when first and last, in common ticks. */
public final class Occurrences {
    private static final int LARGEST_ORDER = 40;

    private long count;
    private long pages;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    public void add(long time, long order) {
        first = Math.min(first, time);
        last = Math.max(last, time);
        count++;
        // An order that no page has is damage: it counts as one page.
        pages += order >= 0 && order <= LARGEST_ORDER ? 1L << order : 1;
    }

    public void add(Occurrences other) {
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        count += other.count;
        pages += other.pages;
    }

    public long count() {
        return count;
    }

    /** Of 4 KiB. */
    public long pages() {
        return pages;
    }

    public long first() {
        return first;
    }

    public long last() {
        return last;
    }
}
