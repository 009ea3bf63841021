package io.xenscope.analyze.companion.item;

import java.util.ArrayList;
import java.util.List;

/** Lines of a log that no grammar takes: all counted, the first ones kept. */
public final class BadLines {
    /** How many are kept. */
    public static final int MOST = 100;

    private static final int LONGEST = 120;

    /** A line, or how it begins. */
    public record Bad(long line, long bytes, String text) {}

    private final List<Bad> first = new ArrayList<>();
    private long count;

    public void add(long line, long bytes, String text) {
        count++;
        if (first.size() < MOST) {
            first.add(new Bad(line, bytes, text.length() > LONGEST ? text.substring(0, LONGEST) : text));
        }
    }

    public long count() {
        return count;
    }

    public List<Bad> first() {
        return first;
    }
}
