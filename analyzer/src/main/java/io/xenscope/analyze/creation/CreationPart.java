package io.xenscope.analyze.creation;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.toolstack.MakingPhase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the time went in one part of a creation: a phase, or the time between two. Over all states it adds up to the part. */
public final class CreationPart {
    private static final Comparator<CallKind> BY_KIND = Comparator.comparing(CallKind::span)
            .thenComparingInt(CallKind::number)
            .thenComparingInt(CallKind::guestCall);

    private final MakingPhase phase;
    private final long begin;
    private final long end;
    private final long[] states = new long[VcpuState.values().length];
    private final SortedMap<CallKind, CallSum> calls = new TreeMap<>(BY_KIND);
    private final Map<WokenBy, SleepSum> sleeps = new HashMap<>();
    private long managementCalls;
    private long pages;

    CreationPart(MakingPhase phase, long begin, long end) {
        this.phase = phase;
        this.begin = begin;
        this.end = end;
    }

    void spend(VcpuState state, long ticks) {
        states[state.ordinal()] += ticks;
    }

    CallSum calls(CallKind kind) {
        return calls.computeIfAbsent(kind, none -> new CallSum());
    }

    void sleeps(WokenBy by, long from, long to) {
        sleeps.computeIfAbsent(by, none -> new SleepSum()).add(from, to);
    }

    void manages(boolean isCall, long mapped) {
        managementCalls += isCall ? 1 : 0;
        pages += mapped;
    }

    /** Null of the time between two phases, and of a whole creation. */
    public MakingPhase phase() {
        return phase;
    }

    /** In common ticks. */
    public long begin() {
        return begin;
    }

    /** In common ticks. */
    public long end() {
        return end;
    }

    /** Ticks in which the vcpus that made the domain were in a state. */
    public long ticks(VcpuState state) {
        return states[state.ordinal()];
    }

    /** Their entries into Xen, by kind; members of multicalls are inside those. */
    public SortedMap<CallKind, CallSum> calls() {
        return calls;
    }

    /** Their sleeps, by what ended them. */
    public Map<WokenBy, SleepSum> sleeps() {
        return sleeps;
    }

    /** Calls that only toolstacks make, see {@link io.xenscope.analyze.toolstack.ToolCall#isManagement}. */
    public long managementCalls() {
        return managementCalls;
    }

    /** Foreign pages mapped in batches and grants of the domain mapped, as far as records count them. */
    public long pages() {
        return pages;
    }
}
