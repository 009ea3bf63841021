package io.xenscope.analyze.creation;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.toolstack.DomainMaking;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the accounts of creations: what the vcpus did on which they went on is in the schedule, what they asked of Xen and what
 * woke them in the activations of that time.
 */
public final class Creations {
    private static final int SPANS_PER_PART = 2_000;

    /** One stay of a vcpu that was making a domain, as far as the making went on on it then. */
    private record Stay(Creation creation, int vcpu, VcpuState state, long begin, long end, long wake) {}

    /** Where an activation begins. */
    private record Head(int vcpu, long begin) {}

    private final Capture capture;
    private final Analysis analysis;
    private final int threads;
    private final List<Creation> creations = new ArrayList<>();
    private final List<Stay> stays = Collections.synchronizedList(new ArrayList<>());
    private final Map<Head, Cause> wakes = new HashMap<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    private Creations(Capture capture, Analysis analysis, int threads) {
        this.capture = capture;
        this.analysis = analysis;
        this.threads = threads;
    }

    /** The accounts of some makings, in their order. */
    public static List<Creation> of(Capture capture, Analysis analysis, List<DomainMaking> makings, int threads) {
        Creations creations = new Creations(capture, analysis, threads);
        makings.forEach(making -> creations.creations.add(new Creation(making)));
        if (!makings.isEmpty()) {
            creations.joinStays();
            creations.readActivations();
            creations.stays.forEach(creations::give);
        }
        return creations.creations;
    }

    private boolean isOnLine(int vcpu) {
        return creations.stream()
                .flatMap(creation -> creation.making().line().stream())
                .anyMatch(stretch -> stretch.vcpu() == vcpu);
    }

    private void joinStays() {
        new StayJoin(analysis).run(threads, key -> isOnLine(key) ? new Sleeper(key) : null);
        stays.sort((a, b) ->
                a.begin != b.begin ? Long.compare(a.begin, b.begin) : Integer.compareUnsigned(a.vcpu, b.vcpu));
    }

    /** Follows one vcpu on which domains are made. */
    private final class Sleeper implements StaySink {
        private final int vcpu;
        private long activeSince = Long.MIN_VALUE;

        Sleeper(int vcpu) {
            this.vcpu = vcpu;
        }

        @Override
        public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
            boolean isActive = state == VcpuState.RUNNING || state == VcpuState.RUNNABLE;
            boolean wasActive = before == VcpuState.RUNNING || before == VcpuState.RUNNABLE;
            if (isActive && !wasActive) {
                activeSince = begin;
            }
            for (Creation creation : creations) {
                for (DomainMaking.Stretch stretch : creation.making().line()) {
                    long first = Math.max(begin, stretch.begin());
                    long last = Math.min(end, stretch.end());
                    if (stretch.vcpu() == vcpu && last > first) {
                        stays.add(new Stay(creation, vcpu, state, first, last, end));
                        reach(isActive ? activeSince : first, end);
                    }
                }
            }
        }
    }

    private synchronized void reach(long begin, long end) {
        from = Math.min(from, begin);
        to = Math.max(to, end);
    }

    private void readActivations() {
        long until = to == Long.MAX_VALUE ? to : to + 1;
        ActivationLimits limits = new ActivationLimits(this::isOnLine, from, until, SPANS_PER_PART);
        Activations.read(capture, analysis, limits, threads, this::take);
    }

    private void take(Activation tree) {
        if (tree.kind(0) != SpanKind.ACTIVATION) {
            return;
        }
        if (!tree.causes(0).isEmpty()) {
            wakes.put(new Head(tree.vcpu(), tree.begin(0)), tree.causes(0).get(0));
        }
        for (Creation creation : creations) {
            for (DomainMaking.Stretch stretch : creation.making().line()) {
                if (stretch.vcpu() == tree.vcpu() && stretch.end() > tree.begin(0) && stretch.begin() <= tree.end(0)) {
                    takeCalls(tree, creation, stretch);
                }
            }
        }
    }

    private static void takeCalls(Activation tree, Creation creation, DomainMaking.Stretch stretch) {
        for (int span = 0; span < tree.spans(); span++) {
            SpanKind kind = tree.kind(span);
            boolean isCall = kind == SpanKind.HYPERCALL || kind == SpanKind.SUBCALL || kind == SpanKind.VMEXIT;
            long begin = tree.begin(span);
            if (isCall && begin >= stretch.begin() && begin < stretch.end()) {
                Certainty certainty = tree.certainty(span);
                boolean isFirst = certainty != Certainty.BEGINS_EARLIER && certainty != Certainty.MIDDLE;
                CallKind called = new CallKind(kind, tree.detail(span), tree.guestCall(span));
                long least = Math.min(stretch.end(), tree.end(span)) - begin;
                long most = Math.min(stretch.end(), Math.max(tree.end(span), tree.latestEnd(span))) - begin;
                creation.enters(called, begin, isFirst, least, most);
            }
        }
    }

    private void give(Stay stay) {
        boolean isAsleep = stay.state == VcpuState.BLOCKED || stay.state == VcpuState.OFFLINE;
        WokenBy by = isAsleep ? WokenBy.of(wakes.get(new Head(stay.vcpu, stay.wake))) : null;
        stay.creation.stays(stay.vcpu, stay.state, stay.begin, stay.end, by);
    }
}
