package io.xenscope.analyze.track;

import java.util.Arrays;

/**
 * What one PV vcpu asked of Xen: counts only, because no record tells when Xen was done.
 *
 * <p>Counters for each {@link PvKind} that occurs, by number (of the hypercall, or trap vector; 0 for kinds that have
 * none): a kilobyte or two, because a host has thousands of vcpus and every worker meets most of them.
 */
public final class PvAccount {
    static final int NUMBERS = 256;

    private static final long[] NONE = {};

    private final long[][] counts = new long[PvKind.LIMIT][];

    public PvAccount() {
        Arrays.fill(counts, NONE);
    }

    void count(int kind, int number) {
        long[] row = counts[kind];
        (number < row.length ? row : grown(kind, number + 1))[number]++;
    }

    private long[] grown(int kind, int needed) {
        long[] row = counts[kind];
        if (needed > row.length) {
            row = counts[kind] = Arrays.copyOf(row, Integer.highestOneBit(2 * needed - 1));
        }
        return row;
    }

    public void add(PvAccount other) {
        for (int kind = 0; kind < PvKind.LIMIT; kind++) {
            long[] more = other.counts[kind];
            long[] row = grown(kind, more.length);
            for (int number = 0; number < more.length; number++) {
                row[number] += more[number];
            }
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
