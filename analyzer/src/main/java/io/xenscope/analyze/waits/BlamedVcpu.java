package io.xenscope.analyze.waits;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;

/** Who had the pcpus that one vcpu waited for: by vcpu, by domain, and by vcpu and cause. Each adds up to its waiting time. */
public final class BlamedVcpu {
    /** Takes one row. */
    public interface Visitor {
        /**
         * What an occupant took.
         *
         * @param whose of {@link Occupant#VCPU} its {@link VcpuKey}, or its domain in a {@link BlamedDomain}; else of no meaning
         */
        void share(Occupant occupant, int whose, BlameShare share);
    }

    /** The same by cause of the wait. */
    public interface CauseVisitor {
        void share(WaitCause cause, Occupant occupant, int whose, BlameShare share);
    }

    private static final Occupant[] OCCUPANTS = Occupant.values();
    private static final WaitCause[] CAUSES = WaitCause.values();
    private static final int NOBODY = 0;

    private final int key;
    private final Range range;
    private final PairTable<BlameShare> vcpus;
    private final PairTable<BlameShare> domains;
    private final PairTable<BlameShare> causes;
    private final BlameShare[] totals = new BlameShare[OCCUPANTS.length];
    private long waiting;
    private long count;
    private long longest;
    private long number;

    /** {@code most} occupants have rows of their own, in each of the three tables. */
    BlamedVcpu(int key, Range range, int most) {
        this.key = key;
        this.range = range;
        this.vcpus = new PairTable<>(most, BlameShare::new);
        this.domains = new PairTable<>(most, BlameShare::new);
        this.causes = new PairTable<>(most, BlameShare::new);
        java.util.Arrays.setAll(totals, i -> new BlameShare());
    }

    /** A wait begins to be reported piece by piece. */
    void waits(long begin, long end, boolean whole) {
        number++;
        waiting += range.inside(begin, end);
        if (range.includes(begin) && (whole || begin < end)) {
            count++;
            longest = Math.max(longest, end - begin);
        }
    }

    /** One piece of the wait that {@link #waits} reported last. */
    void had(WaitCause cause, boolean begun, Occupant occupant, int vcpu, long begin, long end) {
        long inside = range.inside(begin, end);
        if (begin == end || inside == 0 && !begun) {
            return;
        }
        boolean isVcpu = occupant == Occupant.VCPU;
        long kind = occupant.ordinal();
        long who = isVcpu ? vcpu : NOBODY;
        add(vcpus.of(kind, who), begun, inside, end - begin);
        add(domains.of(kind, isVcpu ? VcpuKey.domain(vcpu) : NOBODY), begun, inside, end - begin);
        add(causes.of(kind << 8 | cause.ordinal(), who), begun, inside, end - begin);
        add(totals[occupant.ordinal()], begun, inside, end - begin);
    }

    private void add(BlameShare share, boolean begun, long inside, long ticks) {
        share.add(number, begun, inside, ticks);
    }

    /** Who waited, by {@link VcpuKey}. */
    public int key() {
        return key;
    }

    public int domain() {
        return VcpuKey.domain(key);
    }

    public int vcpu() {
        return VcpuKey.vcpu(key);
    }

    /** Ticks in the range in which it waited. */
    public long waiting() {
        return waiting;
    }

    /** Waits that began in the range. */
    public long count() {
        return count;
    }

    /** The longest of those, in ticks; 0 without any. */
    public long longest() {
        return longest;
    }

    /** What all of a kind took together. */
    public BlameShare of(Occupant occupant) {
        return totals[occupant.ordinal()];
    }

    /** Ticks in which vcpus of a domain had the pcpu. */
    public long byDomain(int domain) {
        BlameShare share = domains.known(Occupant.VCPU.ordinal(), domain);
        return share == null ? 0 : share.total();
    }

    /** Each vcpu that had the pcpu, and each other kind of occupant, without {@link #otherVcpus}. */
    public void forEachVcpu(Visitor visitor) {
        vcpus.forEach((kind, whose, share) -> visitor.share(OCCUPANTS[(int) kind], (int) whose, share));
    }

    /** The vcpus for which there was no more room; null where there was. */
    public BlameShare otherVcpus() {
        return vcpus.rest();
    }

    /** Adds what domains took to a table by kind of occupant and domain. */
    void addDomainsTo(PairTable<BlameShare> sums) {
        sums.add(domains, BlameShare::add);
    }

    /** The same by vcpu and cause of the wait, without {@link #otherCauses}. */
    public void forEachCause(CauseVisitor visitor) {
        causes.forEach((kind, whose, share) ->
                visitor.share(CAUSES[(int) kind & 0xFF], OCCUPANTS[(int) kind >>> 8], (int) whose, share));
    }

    /** The vcpus, with causes, for which there was no more room; null where there was. */
    public BlameShare otherCauses() {
        return causes.rest();
    }
}
