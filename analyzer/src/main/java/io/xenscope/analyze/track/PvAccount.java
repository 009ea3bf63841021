package io.xenscope.analyze.track;

import java.util.Arrays;

/**
 * What one PV vcpu asked of Xen: counts only, because no record tells when Xen was done.
 *
 * <p>A row of counters for each {@link PvKind}, in it one for each number (of the hypercall, or trap vector; 0 for kinds
 * that have none), so that counting is one addition and needs no branch.
 */
public final class PvAccount {
    static final int NUMBERS = 256;

    private final long[] counts = new long[PvKind.LIMIT * NUMBERS];

    void count(int kind, int number) {
        counts[kind * NUMBERS + number]++;
    }

    public void add(PvAccount other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Entries of one kind. */
    public long of(PvKind kind) {
        int row = kind.number() * NUMBERS;
        return Arrays.stream(counts, row, row + NUMBERS).sum();
    }

    /** Entries of all kinds. */
    public long sum() {
        return Arrays.stream(counts).sum();
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
        for (int number = 0; number < NUMBERS; number++) {
            row.add(number, counts[kind.number() * NUMBERS + number]);
        }
        return row;
    }
}
