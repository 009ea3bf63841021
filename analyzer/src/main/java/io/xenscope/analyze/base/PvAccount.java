package io.xenscope.analyze.base;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one PV vcpu asked of Xen: counts only, because no record says when Xen was done.
 *
 * <p>Counters for each {@link PvKind} that occurs, by number (of the hypercall, or trap vector; 0 for kinds that have
 * none): a kilobyte or two, because a host has thousands of vcpus and every worker meets most of them.
 */
public final class PvAccount {
    private static final long[] NONE = {};

    private static final long[][] NOTHING = rows();

    /** {@link #NOTHING} before the first count. */
    private long[][] counts = NOTHING;

    private static long[][] rows() {
        long[][] rows = new long[PvKind.LIMIT][];
        Arrays.fill(rows, NONE);
        return rows;
    }

    private long[][] written() {
        if (counts == NOTHING) {
            counts = rows();
        }
        return counts;
    }

    /** Counts one entry. */
    public void count(int kind, int number) {
        if (number >= counts[kind].length) {
            written()[kind] = Arrays.copyOf(counts[kind], Integer.highestOneBit(2 * number + 1));
        }
        counts[kind][number]++;
    }

    /** Adds counts of one kind, by number. */
    public void add(int kind, long[] more) {
        if (more.length > counts[kind].length) {
            written()[kind] = Arrays.copyOf(counts[kind], more.length);
        }
        for (int number = 0; number < more.length; number++) {
            counts[kind][number] += more[number];
        }
    }

    public void add(PvAccount other) {
        for (int kind = 0; kind < PvKind.LIMIT; kind++) {
            add(kind, other.counts[kind]);
        }
    }

    /** Entries of one kind. */
    public long of(PvKind kind) {
        return Arrays.stream(counts[kind.number()]).sum();
    }

    /** Entries of all kinds. */
    public long sum() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Counts by {@link PvKind#key}: the old and the new form of a record may share one; those that are not 0. */
    public SortedMap<String, Long> byKey() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (PvKind kind : PvKind.values()) {
            if (of(kind) > 0) {
                counts.merge(kind.key(), of(kind), Long::sum);
            }
        }
        return counts;
    }

    /** Hypercalls by number, both forms of the record; without the members of multicalls. */
    public Counts hypercalls() {
        Counts hypercalls = row(PvKind.HYPERCALL);
        hypercalls.add(row(PvKind.HYPERCALL_V2));
        return hypercalls;
    }

    /** Members of multicalls by hypercall number. */
    public Counts subcalls() {
        return row(PvKind.SUBCALL);
    }

    /** Traps by vector. */
    public Counts traps() {
        return row(PvKind.TRAP);
    }

    private Counts row(PvKind kind) {
        Counts row = new Counts();
        for (int number = 0; number < counts[kind.number()].length; number++) {
            row.add(number, counts[kind.number()][number]);
        }
        return row;
    }
}
