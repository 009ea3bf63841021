package io.xenscope.analyze.companion.item;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that was read of one log. Holds memory outside the heap until closed. */
public final class LogItems implements AutoCloseable {
    private final ItemLog items = new ItemLog();
    private final NameTable names = new NameTable();
    private final NameTable threads = new NameTable();
    private final BadLines bad = new BadLines();
    private final HiddenClock hidden = new HiddenClock();
    private final List<ClockTie> ties = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long lines;
    private long noise;
    private LogClock clock = LogClock.NONE;
    private long quantum;
    private boolean isOriginUnknown;
    private boolean isMixed;
    private boolean isStampedByHost;

    public ItemLog items() {
        return items;
    }

    /** Operations, calls, functions, events. */
    public NameTable names() {
        return names;
    }

    /** Connections, processes, cpus. */
    public NameTable threads() {
        return threads;
    }

    public BadLines bad() {
        return bad;
    }

    /** Of C xenstored; without sums for anything else. */
    public HiddenClock hidden() {
        return hidden;
    }

    /** Of a file of stamps. */
    public List<ClockTie> ties() {
        return ties;
    }

    /** What a reader of reports should know of the log, each a clause. */
    public Set<String> notes() {
        return notes;
    }

    /** What its stamps mean. */
    public LogClock clock() {
        return clock;
    }

    /** How exact its stamps are, in the unit of the clock. */
    public long quantum() {
        return quantum;
    }

    public void clock(LogClock is, long exactTo) {
        clock = is;
        quantum = exactTo;
    }

    /** Its stamps count from a moment that nothing says: no other log shares its clock. */
    public void originUnknown() {
        isOriginUnknown = true;
    }

    public boolean isOriginUnknown() {
        return isOriginUnknown;
    }

    /** Whoever took down what a domain wrote stamped it, by dom0's clock. */
    public void stampedByHost() {
        isStampedByHost = true;
    }

    public boolean isStampedByHost() {
        return isStampedByHost;
    }

    /** Its items may be stamped by several clocks: the mark of each is the number of its clock. */
    public void mixedClocks() {
        isMixed = true;
    }

    /** The stamp of an item by the log's own clock; {@link ItemLog#NONE} where it has none of that clock. */
    public long stamp(long item) {
        boolean isOther = isMixed && items.mark(item) != clock.ordinal();
        return isOther ? ItemLog.NONE : items.stamp(item);
    }

    /** All lines, whatever they are. */
    public long lines() {
        return lines;
    }

    /** Lines that belong to the log and are no items. */
    public long noise() {
        return noise;
    }

    public void countLine() {
        lines++;
    }

    public void countNoise(long more) {
        noise += more;
    }

    @Override
    public void close() {
        items.close();
        hidden.close();
    }
}
