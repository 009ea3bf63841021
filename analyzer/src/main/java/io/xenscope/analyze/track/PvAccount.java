package io.xenscope.analyze.track;

/** What one PV vcpu asked of Xen: counts only, because no record tells when Xen was done. */
public final class PvAccount {
    private final Counts kinds = new Counts();
    private final Counts hypercalls = new Counts();
    private final Counts subcalls = new Counts();
    private final Counts traps = new Counts();

    /** Entries by {@link PvKind} ordinal. */
    public Counts kinds() {
        return kinds;
    }

    public long of(PvKind kind) {
        return kinds.of(kind.ordinal());
    }

    /** Hypercalls by number; without the members of multicalls. */
    public Counts hypercalls() {
        return hypercalls;
    }

    /** Members of multicalls by hypercall number. */
    public Counts subcalls() {
        return subcalls;
    }

    /** Traps by vector. */
    public Counts traps() {
        return traps;
    }

    public void add(PvAccount other) {
        kinds.add(other.kinds);
        hypercalls.add(other.hypercalls);
        subcalls.add(other.subcalls);
        traps.add(other.traps);
    }
}
