package io.xenscope.analyze.waits;

import io.xenscope.analyze.base.PairTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Who had the pcpus that the vcpus of one domain waited for, by domain: adds up to their waiting time. */
public final class BlamedDomain {
    private static final int MOST_OCCUPANTS = 1 << 16;

    private final int domain;
    private final PairTable<BlameShare> occupants = new PairTable<>(MOST_OCCUPANTS, BlameShare::new);
    private long waiting;

    private BlamedDomain(int domain) {
        this.domain = domain;
    }

    /** The accounts of domains, by number, from those of their vcpus. */
    public static List<BlamedDomain> of(List<BlamedVcpu> vcpus) {
        TreeMap<Integer, BlamedDomain> domains = new TreeMap<>();
        for (BlamedVcpu vcpu : vcpus) {
            BlamedDomain domain = domains.computeIfAbsent(vcpu.domain(), BlamedDomain::new);
            domain.waiting += vcpu.waiting();
            vcpu.addDomainsTo(domain.occupants);
        }
        return new ArrayList<>(domains.values());
    }

    /** Whose vcpus waited. */
    public int domain() {
        return domain;
    }

    /** Ticks in the range in which they waited. */
    public long waiting() {
        return waiting;
    }

    /** What vcpus of a domain took; null where they took nothing. */
    public BlameShare by(int occupyingDomain) {
        return occupants.known(Occupant.VCPU.ordinal(), occupyingDomain);
    }

    /** Each domain that had the pcpu, and each other kind of occupant, without {@link #others}. */
    public void forEach(BlamedVcpu.Visitor visitor) {
        Occupant[] kinds = Occupant.values();
        occupants.forEach((kind, whose, share) -> visitor.share(kinds[(int) kind], (int) whose, share));
    }

    /** The domains for which there was no more room; null where there was. */
    public BlameShare others() {
        return occupants.rest();
    }
}
