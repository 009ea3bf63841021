package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.NameTable;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.IoctlCalls;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.read.StraceReader;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.Sifting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Items of logs each of which some event of the capture must meet: an ioctl of privcmd contains a hypercall of dom0, and so does what
 * probes of its driver enclose; an event that a kernel logged on one of its CPUs was while that vcpu ran.
 */
final class SiftEvidence {
    private static final long SECOND = 1_000_000_000L;

    /** Epochs of ioctls: so many, within so long. */
    private static final int IOCTLS = 8;

    private static final long IOCTLS_SPAN = 300_000_000L;

    /** Epochs of events of a vcpu. */
    private static final long STAMPS_SPAN = SECOND;

    private static final long MOST_STAMPS = 200_000;

    private SiftEvidence() {}

    /** What a log offers; none where it has no such items, or the capture no such events. */
    static List<Sifting> of(Companion companion, CaptureEvidence facts) {
        List<Sifting> siftings = new ArrayList<>();
        boolean isOfCalls = companion.kind() == LogKind.STRACE || companion.kind() == LogKind.XPV;
        if (isOfCalls && companion.domain() == 0 && facts.calls() != null) {
            Marks items = companion.kind() == LogKind.STRACE ? ioctls(companion) : probes(companion);
            if (items.size() > 0 && facts.rareCalls().size() > 0) {
                siftings.add(new Sifting(
                        items,
                        facts.calls(),
                        facts.rareCalls(),
                        IOCTLS,
                        IOCTLS_SPAN,
                        companion.log().quantum()));
            }
        }
        if (companion.kind() == LogKind.FTRACE) {
            ofCpus(companion, facts, siftings);
        }
        return siftings;
    }

    /** The vcpus whose events a log has: those of its domain. */
    static Set<Integer> vcpus(Companion companion) {
        Set<Integer> vcpus = new TreeSet<>();
        NameTable threads = companion.log().threads();
        for (int thread = 0; companion.kind() == LogKind.FTRACE && thread < threads.size(); thread++) {
            int cpu = FtraceReader.cpu(threads.name(thread));
            if (cpu >= 0) {
                vcpus.add(companion.vcpuOf(cpu));
            }
        }
        return vcpus;
    }

    /** Each event of a vcpu was while it ran. */
    private static void ofCpus(Companion companion, CaptureEvidence facts, List<Sifting> siftings) {
        ItemLog items = companion.log().items();
        NameTable threads = companion.log().threads();
        int[] cpuOfThread = new int[threads.size()];
        Arrays.setAll(cpuOfThread, thread -> FtraceReader.cpu(threads.name(thread)));
        Map<Integer, Marks> byVcpu = new TreeMap<>();
        long step = 1 + items.size() / MOST_STAMPS;
        for (long item = 0; item < items.size(); item += step) {
            int thread = items.thread(item);
            OffsetInterval at = companion.readings().of(item);
            if (thread < cpuOfThread.length && cpuOfThread[thread] >= 0 && !at.isUnbounded()) {
                int vcpu = companion.vcpuOf(cpuOfThread[thread]);
                byVcpu.computeIfAbsent(vcpu, key -> new Marks()).add(at.lo(), at.hi());
            }
        }
        byVcpu.forEach((vcpu, marks) -> {
            Marks runs = facts.runs(vcpu);
            if (runs.size() > 0) {
                siftings.add(Sifting.ofRuns(
                        marks.sort(false), runs, STAMPS_SPAN, companion.log().quantum()));
            }
        });
    }

    private static Marks ioctls(Companion companion) {
        Marks marks = new Marks();
        ItemLog items = companion.log().items();
        for (long item = 0; item < items.size(); item++) {
            boolean makes = items.kind(item) == ItemKind.CALL
                    && (items.mark(item) & StraceReader.MAKES_HYPERCALL) != 0
                    && items.value(item) != ItemLog.NONE;
            OffsetInterval whole = makes ? companion.readings().whole(item) : OffsetInterval.ANY;
            if (!whole.isUnbounded() && whole.width() < SECOND) {
                marks.add(whole.lo(), whole.hi());
            }
        }
        return marks.sort(false);
    }

    /** From the begin to the end of each call of the driver that surely contains a hypercall of a kind that is kept. */
    private static Marks probes(Companion companion) {
        Marks marks = new Marks();
        ItemLog items = companion.log().items();
        NameTable names = companion.log().names();
        boolean[] areCalls = new boolean[names.size()];
        for (int name = 0; name < areCalls.length; name++) {
            long kinds = ProbeCalls.of(names.name(name));
            areCalls[name] = kinds != 0 && (kinds & ~IoctlCalls.ANY) == 0;
        }
        for (long item = 0; item < items.size(); item++) {
            boolean isOne = items.kind(item) == ItemKind.BEGIN
                    && items.value(item) != ItemLog.NONE
                    && items.name(item) < areCalls.length
                    && areCalls[items.name(item)];
            OffsetInterval begin = isOne ? companion.readings().of(item) : OffsetInterval.ANY;
            OffsetInterval end = isOne ? companion.readings().of(items.value(item)) : OffsetInterval.ANY;
            if (!begin.isUnbounded() && !end.isUnbounded() && end.hi() - begin.lo() < SECOND) {
                marks.add(begin.lo(), Math.max(begin.lo(), end.hi()));
            }
        }
        return marks.sort(false);
    }
}
