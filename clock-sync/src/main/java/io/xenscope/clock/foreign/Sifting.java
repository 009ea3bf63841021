package io.xenscope.clock.foreign;

/**
 * Items of a log each of which some event of the capture must meet: ioctls that contain a hypercall, stamps that fall into runs.
 *
 * @param items by the log's clock, in order
 * @param events what must meet them, by the time line, in order and none inside another
 * @param rare the events of which few are others' than the log's; by these an offset is found where nothing is known about it
 * @param most items that one epoch has at most
 * @param span how long an epoch lasts at most
 * @param quantum of the log's clock
 * @param areDense whether the events fill much of the time, so that many items meet some event at any offset
 */
public record Sifting(Marks items, Marks events, Marks rare, int most, long span, long quantum, boolean areDense) {
    /** Items each of which contains a moment. */
    public Sifting(Marks items, Marks events, Marks rare, int most, long span, long quantum) {
        this(items, events, rare, most, span, quantum, false);
    }

    /** Moments of a log each of which lies in a run. */
    public static Sifting ofRuns(Marks items, Marks runs, long span, long quantum) {
        return new Sifting(items, runs, runs, Integer.MAX_VALUE, span, quantum, true);
    }

    /** The end, exclusive, of the epoch that begins with an item. */
    int epochEnd(int first) {
        int end = first + 1;
        while (end < items.size() && end - first < most && items.begin(end) - items.begin(first) <= span) {
            end++;
        }
        return end;
    }
}
