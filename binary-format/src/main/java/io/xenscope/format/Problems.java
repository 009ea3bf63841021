package io.xenscope.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Faults of one capture: by kind, the first offset, how often, how many bytes.
 *
 * <p>One instance a thread; {@link #add} brings them together. Memory does not grow with the number of faults.
 */
public final class Problems {
    /** The first offset of a fault that has no single place. */
    public static final long NOWHERE = -1;

    /** All faults of one kind. */
    public record Problem(ProblemKind kind, long firstOffset, long count, long bytes) {
        private Problem with(long offset, long moreCount, long moreBytes) {
            // NOWHERE is the largest offset when taken as unsigned, so any real place comes before it.
            long first = Long.compareUnsigned(offset, firstOffset) < 0 ? offset : firstOffset;
            return new Problem(kind, first, count + moreCount, bytes + moreBytes);
        }
    }

    private final Map<ProblemKind, Problem> byKind = new EnumMap<>(ProblemKind.class);

    public void at(long offset, ProblemKind kind) {
        at(offset, kind, 0);
    }

    public void at(long offset, ProblemKind kind, long bytes) {
        put(new Problem(kind, offset, 1, bytes));
    }

    /** Adds faults that have no single place in the file. */
    public void add(ProblemKind kind, long count) {
        put(new Problem(kind, NOWHERE, count, 0));
    }

    public void add(Problems other) {
        other.byKind.values().forEach(this::put);
    }

    private void put(Problem more) {
        byKind.merge(more.kind(), more, (a, b) -> a.with(b.firstOffset(), b.count(), b.bytes()));
    }

    public boolean isEmpty() {
        return byKind.isEmpty();
    }

    /** In the order of {@link ProblemKind}. */
    public List<Problem> list() {
        return new ArrayList<>(byKind.values());
    }

    public long count(ProblemKind kind) {
        Problem problem = byKind.get(kind);
        return problem == null ? 0 : problem.count();
    }

    /** Bytes of the file that were not read as records, for whatever reason. */
    public long bytesSkipped() {
        return byKind.values().stream()
                .filter(p -> p.kind().skipsBytes())
                .mapToLong(Problem::bytes)
                .sum();
    }
}
