package io.xenscope.analyze.irq;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * IPIs between the vcpus of an HVM domain: from the write to the sender's APIC to the injection at the receiver.
 *
 * <pre>
 * TRC_HVM_IOMEM_WRITE   id 0x82217   w0 address: 0xfee00300 ICR, 0xfee00310 its upper half   w1 value
 * TRC_HVM_MSR_WRITE     id 0x8200d   w0 MSR: 0x830 ICR of an x2APIC                          w1, w2 value
 * TRC_HVM_INJ_VIRQ      id 0x82004   w0 vector
 * </pre>
 *
 * <p>Seen are those that Xen emulates; with a virtual APIC in hardware none need be. Sends of one vector that have not been
 * delivered yet are one interrupt, as in the APIC: the first counts for the latency.
 */
public final class Ipis implements HostTracker {
    private static final int ICR = 0xFEE0_0300;
    private static final int ICR_HIGH = 0xFEE0_0310;
    private static final int X2_ICR = 0x830;

    /** Of one receiver and vector. */
    public static final class Account {
        private final LatencyHistogram latency = new LatencyHistogram();
        private long sent;
        private long since = Long.MIN_VALUE;
        private long longestAt;

        /** Ticks from the first send to the injection. */
        public LatencyHistogram latency() {
            return latency;
        }

        public long sent() {
            return sent;
        }

        /** When the one was sent that took longest, in common ticks. */
        public long longestAt() {
            return longestAt;
        }

        public boolean isPending() {
            return since != Long.MIN_VALUE;
        }
    }

    private final Range range;
    private final SortedMap<Integer, SortedMap<Integer, Account>> byVcpu = new TreeMap<>();
    private final Map<Integer, Integer> high = new HashMap<>();
    private final Map<Integer, SortedMap<Integer, Boolean>> vcpusByDomain = new HashMap<>();

    public Ipis(Range range) {
        this.range = range;
    }

    @Override
    public void register(HostEvents events) {
        events.on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::runstate)
                .on(HvmEvents.IOMEM_WRITE, this::apicWrite)
                .on(HvmEvents.MSR_WRITE, this::msrWrite)
                .on(HvmEvents.INJ_VIRQ, this::injected);
    }

    /** Only vcpus that records name can be sent to. */
    private void runstate(Moment now) {
        int key = now.record().wordCount() == 0 ? VcpuKey.UNKNOWN : now.record().word(0);
        if (!VcpuKey.isIdle(key) && key != VcpuKey.UNKNOWN) {
            vcpusByDomain
                    .computeIfAbsent(VcpuKey.domain(key), none -> new TreeMap<>())
                    .put(VcpuKey.vcpu(key), true);
        }
    }

    private void apicWrite(Moment now) {
        if (now.record().wordCount() < 2 || now.vcpu() == VcpuKey.UNKNOWN) {
            return;
        }
        int address = now.record().word(0);
        int value = now.record().word(1);
        if (address == ICR_HIGH) {
            high.put(now.vcpu(), value);
        } else if (address == ICR) {
            long destination = high.getOrDefault(now.vcpu(), 0);
            send(now, new Icr(destination << 32 | Integer.toUnsignedLong(value), false));
        }
    }

    private void msrWrite(Moment now) {
        if (now.record().wordCount() >= 3 && now.record().word(0) == X2_ICR && now.vcpu() != VcpuKey.UNKNOWN) {
            send(now, new Icr(now.record().quad(1), true));
        }
    }

    private void send(Moment now, Icr icr) {
        int domain = VcpuKey.domain(now.vcpu());
        SortedMap<Integer, Boolean> vcpus = vcpusByDomain.get(domain);
        if (!icr.hasVector() || vcpus == null) {
            return;
        }
        boolean counts = range.includes(now.time());
        for (int vcpu : vcpus.keySet()) {
            if (icr.reaches(vcpu, VcpuKey.vcpu(now.vcpu()))) {
                Account account = byVcpu.computeIfAbsent(VcpuKey.of(domain, vcpu), none -> new TreeMap<>())
                        .computeIfAbsent(icr.vector(), none -> new Account());
                account.sent += counts ? 1 : 0;
                account.since = account.isPending() ? account.since : now.time();
            }
        }
    }

    private void injected(Moment now) {
        SortedMap<Integer, Account> vectors = byVcpu.get(now.vcpu());
        Account account = vectors == null || now.record().wordCount() == 0
                ? null
                : vectors.get(now.record().word(0));
        if (account != null && account.isPending()) {
            if (range.includes(account.since)) {
                long ticks = now.time() - account.since;
                account.longestAt = account.latency.count() == 0 || ticks > account.latency.max()
                        ? account.since
                        : account.longestAt;
                account.latency.record(ticks);
            }
            account.since = Long.MIN_VALUE;
        }
    }

    /** What was on its way may have been delivered unseen. */
    @Override
    public void lossBegins(Moment now) {
        byVcpu.values().forEach(vectors -> vectors.values().forEach(account -> account.since = Long.MIN_VALUE));
    }

    /** By the {@link VcpuKey} of the receiver, then vector. */
    public SortedMap<Integer, SortedMap<Integer, Account>> accounts() {
        return byVcpu;
    }
}
