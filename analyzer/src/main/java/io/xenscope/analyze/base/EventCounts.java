package io.xenscope.analyze.base;

import io.xenscope.format.RecordHeader;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * How many records of which event and shape: number of words, with or without TSC, which together tell the size.
 */
public final class EventCounts {
    /** Shapes a record can have: the upper four bits of its header. */
    public static final int SHAPES = 1 << 4;

    private final Map<Integer, long[]> byEvent = new TreeMap<>();
    private final long[] implausible = new long[SHAPES];

    public void add(EventCounts other) {
        other.byEvent.forEach(this::add);
        addImplausible(other.implausible);
    }

    /** Adds counts of one event, by shape. */
    public void add(int event, long[] byShape) {
        if (total(byShape) > 0) {
            addInto(byEvent.computeIfAbsent(event, none -> new long[SHAPES]), byShape);
        }
    }

    /** Adds the count of one header word. */
    public void add(int header, long count) {
        long[] byShape = new long[SHAPES];
        byShape[header >>> 28] = count;
        add(RecordHeader.event(header), byShape);
    }

    /** Adds counts, by shape, of records whose class no Xen writes. */
    public void addImplausible(long[] byShape) {
        addInto(implausible, byShape);
    }

    private static void addInto(long[] sum, long[] more) {
        for (int shape = 0; shape < SHAPES; shape++) {
            sum[shape] += more[shape];
        }
    }

    private static long total(long[] byShape) {
        long total = 0;
        for (long count : byShape) {
            total += count;
        }
        return total;
    }

    private static long bytes(long[] byShape) {
        long bytes = 0;
        for (int shape = 0; shape < SHAPES; shape++) {
            bytes += byShape[shape] * RecordHeader.size(shape << 28);
        }
        return bytes;
    }

    /** All records counted. */
    public long records() {
        return byEvent.values().stream().mapToLong(EventCounts::total).sum() + implausible();
    }

    /** Bytes of all records counted. */
    public long bytes() {
        return byEvent.values().stream().mapToLong(EventCounts::bytes).sum() + implausibleBytes();
    }

    /** Records whose class bits no Xen writes. */
    public long implausible() {
        return total(implausible);
    }

    public long implausibleBytes() {
        return bytes(implausible);
    }

    /** Takes each event that occurs, in the order of ids. */
    public interface Visitor {
        void event(int id, long count, long bytes);
    }

    public void forEach(Visitor visitor) {
        byEvent.forEach((id, byShape) -> visitor.event(id, total(byShape), bytes(byShape)));
    }

    /** Whether any event occurs of which {@code wanted} is true. */
    public boolean holdsAny(IntPredicate wanted) {
        return byEvent.keySet().stream().anyMatch(wanted::test);
    }

    /** Ids of the events that occur, in rising order. */
    public int[] events() {
        return byEvent.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Count of one event. */
    public long of(int id) {
        long[] byShape = byEvent.get(id);
        return byShape == null ? 0 : total(byShape);
    }

    /** Count of one event with exactly this many words, with or without TSC. */
    public long of(int id, int words) {
        long[] byShape = byEvent.get(id);
        return byShape == null ? 0 : byShape[words] + byShape[words | 8];
    }
}
