package io.xenscope.report.findings;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.vcpu.ExitHandlers;
import io.xenscope.analyze.track.vcpu.HandlerKind;
import io.xenscope.report.frame.DomainFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A port or an address whose emulation takes much of a domain's time. */
final class PortsAndAddresses implements Rule {
    private static final double SHARE = 5;
    private static final long ENOUGH = 100;

    /** Accesses to one place by one domain. */
    private record Place(int domain, boolean isPort, long address) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byDomain = Integer.compare(domain, other.domain);
            int byKind = Boolean.compare(isPort, other.isPort);
            return byDomain != 0 ? byDomain : byKind != 0 ? byKind : Long.compareUnsigned(address, other.address);
        }

        String text() {
            return (isPort ? "port 0x" : "address 0x") + Long.toHexString(address);
        }
    }

    private static final class Sum {
        long count;
        long ticks;
    }

    @Override
    public About about() {
        return new About(
                "emulation",
                Severity.NOTE,
                "ports and addresses that are emulated often",
                "exits for one port or address above 5 % of the domain's running time in Xen, at least 100 of them",
                "a driver that avoids the access, or a paravirtual one, would give that time back");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        Map<Place, Sum> places = places(evidence);
        Place worst = null;
        double most = SHARE;
        for (DomainFacts domain : evidence.domains()) {
            for (var place : places.entrySet()) {
                double share = 100.0 * place.getValue().ticks / Math.max(1, domain.ticks(VcpuState.RUNNING));
                boolean counts = place.getKey().domain == domain.dom() && place.getValue().count >= ENOUGH;
                if (counts && share > most) {
                    worst = place.getKey();
                    most = share;
                }
            }
        }
        return worst == null ? List.of() : List.of(finding(evidence, worst, places.get(worst), most));
    }

    private static Map<Place, Sum> places(Evidence evidence) {
        Map<Place, Sum> places = new TreeMap<>();
        if (evidence.tracked().handlers() != null) {
            evidence.tracked()
                    .handlers()
                    .forEach((vcpu, handlers) -> handlers.forEach((reason, kind, key, account) -> {
                        if (isAccess(kind) && key != ExitHandlers.NO_KEY) {
                            add(places, new Place(VcpuKey.domain(vcpu), isPort(kind), key), account);
                        }
                    }));
        }
        return places;
    }

    private static void add(Map<Place, Sum> places, Place place, VmExitAccount account) {
        Sum sum = places.computeIfAbsent(place, none -> new Sum());
        sum.count += account.count();
        sum.ticks += account.xen();
    }

    private static boolean isAccess(HandlerKind kind) {
        return isPort(kind) || kind == HandlerKind.MMIO_READ || kind == HandlerKind.MMIO_WRITE;
    }

    private static boolean isPort(HandlerKind kind) {
        return kind == HandlerKind.IO_READ || kind == HandlerKind.IO_WRITE;
    }

    private Finding finding(Evidence evidence, Place place, Sum sum, double share) {
        return new Finding(
                about().name(),
                Severity.NOTE,
                evidence.shareOfPcpus(sum.ticks),
                "d" + place.domain,
                share,
                "%",
                null,
                "Accesses of domain " + place.domain + " to " + place.text() + ": " + Phrase.count(sum.count, "exit")
                        + ", " + evidence.time(sum.ticks) + " in Xen (" + Phrase.percent(share)
                        + " of its running time).",
                "exits --dom " + place.domain + " --table handlers");
    }
}
