package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.AnalysisParts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.track.pcpu.DomainEvents;
import io.xenscope.analyze.track.pcpu.ExitTrack;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.analyze.track.pcpu.IrqTrack;
import io.xenscope.analyze.track.pcpu.PvTrack;
import io.xenscope.analyze.walk.Walker;
import java.util.Map;

/** One walker's share of an analysis: the activities that it follows. */
final class Share {
    private final Walker walker;
    private final ExitTrack exits;
    private final PvTrack pv;
    private final InjectionTrack injections;
    private final IrqTrack irqs;
    private final DomainEvents domains;

    Share(Walker walker, int pcpuLimit) {
        this.walker = walker;
        exits = walker.add(new ExitTrack(pcpuLimit));
        pv = walker.add(new PvTrack());
        injections = walker.add(new InjectionTrack());
        irqs = walker.add(new IrqTrack(pcpuLimit));
        domains = walker.add(new DomainEvents());
    }

    /** Adds what belongs to no vcpu. */
    void addTo(AnalysisParts parts) {
        parts.domains.addAll(domains.events());
        irqs.forEach((irq, pcpu, count, handlers) ->
                parts.irqs.add(new Analysis.IrqFacts(irq, pcpu, count, handlers.total(), handlers)));
    }

    /** Adds what belongs to vcpus; {@code byKey} has everything that the schedule names, and the unknown one. */
    void addTo(Map<Integer, VcpuFacts> byKey) {
        VcpuSlots slots = walker.slots();
        exits.accounts().forEach((slot, accounts) -> {
            if (slots.key(slot) == VcpuKey.UNKNOWN) {
                accounts.ofUnknownVcpu();
            }
            VcpuFacts.of(byKey, slots.key(slot)).exits().add(accounts);
        });
        pv.accounts()
                .forEach((slot, account) ->
                        VcpuFacts.of(byKey, slots.key(slot)).pv().add(account));
        injections
                .vectors()
                .forEach((slot, counts) ->
                        VcpuFacts.of(byKey, slots.key(slot)).injections().add(counts));
    }
}
