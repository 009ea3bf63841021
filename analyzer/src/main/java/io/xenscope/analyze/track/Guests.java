package io.xenscope.analyze.track;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.format.event.HvmEvents;
import java.util.HashMap;
import java.util.Map;

/**
 * What kind of guest a vcpu can be of, by what the first reading counted for it: VM exits are those of HVM guests, entries into Xen
 * those of PV guests.
 *
 * @param mayBeHvm whether it can have VM exits and their handlers
 * @param mayBePv whether it can have hypercalls, traps and the like
 */
record Guests(boolean mayBeHvm, boolean mayBePv) {
    private static final Guests ANY = new Guests(true, true);

    /** By vcpu; {@link #ANY} of those that are not in it. */
    static Map<Integer, Guests> of(Overview overview) {
        return overview.analysis().map(Guests::byVcpu).orElse(Map.of());
    }

    private static Map<Integer, Guests> byVcpu(Analysis analysis) {
        boolean hasExits = analysis.events().holdsAny(event -> HvmEvents.isVmExit(event) || HvmEvents.isVmEntry(event));
        Map<Integer, Guests> guests = new HashMap<>();
        for (VcpuFacts vcpu : analysis.vcpus()) {
            if (vcpu.key() != VcpuKey.UNKNOWN) {
                boolean exits = !vcpu.exits().isEmpty() || vcpu.injections().sum() > 0;
                boolean enters = vcpu.pv().sum() > 0;
                boolean mayExit = exits || !hasExits && !enters && !vcpu.isIdle();
                guests.put(vcpu.key(), new Guests(mayExit, enters));
            }
        }
        return guests;
    }

    static Guests of(Map<Integer, Guests> guests, int vcpu) {
        return guests.getOrDefault(vcpu, ANY);
    }

    boolean mayBe(TrackerEvents.Guests needed) {
        return switch (needed) {
            case ANY -> true;
            case HVM -> mayBeHvm;
            case PV -> mayBePv;
        };
    }
}
