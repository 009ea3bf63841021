package io.xenscope.report.export;

import io.xenscope.report.spans.PlainPart;
import java.util.Arrays;

/** Notes, while a span is written, where its parts stand: what differs in the next span that looks like it. */
final class PartMarks {
    private PlainPart[] parts = new PlainPart[16];
    private int[] begins = new int[16];
    private int[] ends = new int[16];
    private int count;
    private boolean isOn;
    private PlainPart next;
    private int nextBegin;

    /** From now on parts are noted. */
    void start() {
        count = 0;
        next = null;
        isOn = true;
    }

    /** Whether parts are noted. */
    boolean isOn() {
        return isOn;
    }

    void stop() {
        next = null;
        isOn = false;
    }

    /** The value that is written next is this part; null for one that is none. */
    void next(PlainPart part) {
        next = isOn ? part : null;
    }

    /** The value that is written next is that of an attribute. */
    void nextIs(String attribute) {
        if (isOn) {
            next = PlainPart.ofAttribute(attribute);
        }
    }

    /** Here a value begins. */
    void begin(int at) {
        nextBegin = at;
    }

    /** Here it ends. */
    void end(int at) {
        if (next != null) {
            add(next, nextBegin, at);
            next = null;
        }
    }

    /** A part stands at {@code [begin, end)}. */
    void add(PlainPart part, int begin, int end) {
        if (!isOn) {
            return;
        }
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, 2 * count);
            begins = Arrays.copyOf(begins, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        parts[count] = part;
        begins[count] = begin;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    PlainPart partOf(int mark) {
        return parts[mark];
    }

    int beginOf(int mark) {
        return begins[mark];
    }

    int endOf(int mark) {
        return ends[mark];
    }

    /** Bytes in turn with parts, and bytes at the end; where parts begin and end is counted from the first of the bytes. */
    record Pattern(byte[] bytes, PlainPart[] parts, int[] begins, int[] ends) {}

    /** What was written from {@code begin} to {@code end}, with the parts that were noted. */
    Pattern pattern(byte[] bytes, int begin, int end) {
        return new Pattern(
                Arrays.copyOfRange(bytes, begin, end),
                Arrays.copyOf(parts, count),
                from(begin, begins),
                from(begin, ends));
    }

    private int[] from(int begin, int[] places) {
        return Arrays.stream(places, 0, count).map(place -> place - begin).toArray();
    }
}
