package io.xenscope.analyze.companion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.read.IoctlCalls;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.analyze.track.HypercallRecords;
import io.xenscope.analyze.track.Readings;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.format.Capture;
import io.xenscope.format.event.MemEvents;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a capture offers as evidence of other clocks, in ns since its begin: lives of domains, hypercalls of dom0 of kinds that tools
 * make, the first grants of each domain that dom0 maps, the runs of vcpus, the signals of domains. Only what is asked for is read.
 */
final class CaptureEvidence {
    private static final int MOST_CALLS = 4_000_000;
    private static final int MOST_GRANTS = 10_000;

    private final Analysis analysis;
    private final Marks rareCalls = new Marks();
    private final Marks calls = new Marks();
    /** The number of each call; none has more than a byte. */
    private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();

    private byte[] numberOfCall = {};
    private final Map<Integer, List<Long>> grants = new HashMap<>();
    private final Map<Integer, Marks> runs = new HashMap<>();
    private final Map<Integer, Marks> blocks = new HashMap<>();
    private final Map<Integer, List<DomainLife>> lives = new HashMap<>();
    private boolean hasTooManyCalls;

    private final GuestSignals signals;

    private final GuestCalls guestCalls;

    private CaptureEvidence(Analysis analysis, Set<Integer> domains, Set<Integer> callers) {
        this.analysis = analysis;
        this.signals = new GuestSignals(analysis, domains);
        this.guestCalls = new GuestCalls(callers, now -> nanos(now.time()));
    }

    /**
     * What logs ask for: lives always; calls where ioctls are to be placed; runs of the vcpus whose events they have, and the calls of
     * those whose kernels logged them; signals of the domains whose requests they have.
     */
    static CaptureEvidence of(List<Companion> logs, Capture capture, Analysis analysis, int threads) {
        boolean needsCalls = false;
        Set<Integer> vcpus = new HashSet<>();
        Set<Integer> domains = new HashSet<>();
        Set<Integer> callers = new HashSet<>();
        for (Companion log : logs) {
            needsCalls |= log.kind() == LogKind.STRACE || log.kind() == LogKind.XPV;
            Set<Integer> ofKernel = SiftEvidence.vcpus(log);
            vcpus.addAll(ofKernel);
            callers.addAll(new QueuedCalls(log).areThere() ? ofKernel : Set.of());
            domains.addAll(log.askingDomains());
        }
        CaptureEvidence facts = new CaptureEvidence(analysis, domains, callers);
        facts.findLives(threads);
        Readings readings = new Readings(capture, analysis);
        readings.host().follow(facts.new Follower(needsCalls));
        readings.host().follow(facts.signals);
        readings.host().follow(facts.guestCalls);
        readings.run(threads);
        facts.findRuns(vcpus, threads);
        return facts;
    }

    /** Ns since the begin of the capture. */
    long nanos(long ticks) {
        return analysis.moment(ticks);
    }

    long spanNanos() {
        return nanos(analysis.extent().endTicks());
    }

    private void findLives(int threads) {
        Range whole =
                Range.whole(analysis.extent().beginTicks(), analysis.extent().endTicks());
        for (DomainLife life : DomainLives.of(analysis).withRuns(whole, threads).all()) {
            lives.computeIfAbsent(life.domain(), domain -> new ArrayList<>()).add(life);
        }
    }

    private void findRuns(Set<Integer> vcpus, int threads) {
        if (vcpus.isEmpty()) {
            return;
        }
        for (int vcpu : vcpus) {
            runs.put(vcpu, new Marks());
            blocks.put(vcpu, new Marks());
        }
        new StayJoin(analysis).run(threads, key -> {
            Marks marks = runs.get(key);
            return marks == null
                    ? null
                    : (state, before, pcpu, begin, end, after) -> {
                        if (state == VcpuState.RUNNING) {
                            marks.add(nanos(begin), nanos(end) + 1);
                        }
                        if (state == VcpuState.RUNNING && after == VcpuState.BLOCKED) {
                            blocks.get(key).add(nanos(end), nanos(end));
                        }
                    };
        });
    }

    /** The lives of a domain number that the capture saw, in order. */
    List<DomainLife> lives(int domain) {
        return lives.getOrDefault(domain, List.of());
    }

    /** When domains were created, in order. */
    List<Long> creations() {
        List<Long> created = new ArrayList<>();
        for (List<DomainLife> ofDomain : lives.values()) {
            for (DomainLife life : ofDomain) {
                if (life.created() != DomainLife.NEVER) {
                    created.add(nanos(life.created()));
                }
            }
        }
        Collections.sort(created);
        return created;
    }

    /** When domains were gone, in order. */
    List<Long> removals() {
        List<Long> removed = new ArrayList<>();
        for (List<DomainLife> ofDomain : lives.values()) {
            for (DomainLife life : ofDomain) {
                if (life.destroyed() != DomainLife.NEVER) {
                    removed.add(nanos(life.destroyed()));
                }
            }
        }
        Collections.sort(removed);
        return removed;
    }

    /** When dom0 mapped a page of a domain for the first time at or after a moment; {@link DomainLife#NEVER} if it did not. */
    long firstGrant(int domain, long from) {
        for (long time : grants.getOrDefault(domain, List.of())) {
            if (time >= from) {
                return time;
            }
        }
        return DomainLife.NEVER;
    }

    /** Calls that hardly anyone but tools makes. */
    Marks rareCalls() {
        return rareCalls;
    }

    /** All calls that an ioctl can contain; null where there are too many to keep. */
    Marks calls() {
        return hasTooManyCalls ? null : calls;
    }

    /** The number of one of {@link #calls}. */
    int callNumber(int call) {
        if (numberOfCall.length != calls.size()) {
            numberOfCall = numbers.toByteArray();
        }
        return numberOfCall[call];
    }

    /** When a vcpu ran; without any where it never did. */
    Marks runs(int vcpu) {
        return runs.getOrDefault(vcpu, new Marks());
    }

    /** When a vcpu blocked. */
    Marks blocks(int vcpu) {
        return blocks.getOrDefault(vcpu, new Marks());
    }

    /** The hypercalls of vcpus whose kernels logged theirs. */
    GuestCalls guestCalls() {
        return guestCalls;
    }

    /** When domains signalled, and were woken by dom0. */
    GuestSignals signals() {
        return signals;
    }

    /** Takes the records of dom0 that are evidence. */
    private final class Follower implements HostTracker {
        private final boolean needsCalls;

        Follower(boolean needsCalls) {
            this.needsCalls = needsCalls;
        }

        @Override
        public void register(HostEvents events) {
            events.on(MemEvents.PAGE_GRANT_MAP, this::grant);
            if (needsCalls) {
                HypercallRecords.register(events, this::hypercall);
            }
        }

        private boolean isOfTools(Moment now) {
            return now.vcpu() != VcpuKey.UNKNOWN && VcpuKey.domain(now.vcpu()) == 0;
        }

        private void grant(Moment now) {
            if (isOfTools(now) && now.record().wordCount() > 0) {
                List<Long> times = grants.computeIfAbsent(now.record().word(0), domain -> new ArrayList<>());
                if (times.size() < MOST_GRANTS) {
                    times.add(nanos(now.time()));
                }
            }
        }

        private void hypercall(Moment now, int number) {
            if (isOfTools(now)) {
                call(number, nanos(now.time()));
            }
        }

        private void call(int number, long time) {
            if (!IoctlCalls.holds(IoctlCalls.ANY, number)) {
                return;
            }
            if (calls.size() < MOST_CALLS) {
                calls.add(time, time);
                numbers.write(number);
            } else {
                hasTooManyCalls = true;
            }
            if (IoctlCalls.holds(IoctlCalls.RARE, number) && rareCalls.size() < MOST_CALLS) {
                rareCalls.add(time, time);
            }
        }
    }
}
