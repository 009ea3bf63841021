package io.xenscope.report.compare;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Counts;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.PvKind;
import io.xenscope.analyze.base.VmExitAccounts;
import io.xenscope.analyze.make.Accounts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.slices.SliceTable;
import io.xenscope.analyze.slices.Sliced;
import io.xenscope.analyze.slices.Sliced.Key;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.compare.ComparedSeries.Durations;
import io.xenscope.report.compare.ComparedSeries.Quotient;
import io.xenscope.report.compare.MeasuredCapture.Seconds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the series of one capture: values from the accounts that other commands print, and their slices. */
final class Measuring {
    private static final double NANOS = 1e9;

    private final Analysis analysis;
    private final Accounts accounts;
    private final SliceTable slices;
    private final ExitNames exits;
    private final SortedMap<RowKey, ComparedSeries> series = new TreeMap<>();
    private final Map<Subject, Seconds> seconds = new HashMap<>();
    private final double span;
    private final double[] sliceSeconds;
    private final double[] sliceTicks;

    Measuring(Analysis analysis, Accounts accounts, SliceTable slices) {
        this.analysis = analysis;
        this.accounts = accounts;
        this.slices = slices;
        this.exits = new ExitNames(analysis);
        this.span = analysis.rate().nanos(accounts.range().ticks()) / NANOS;
        this.sliceTicks = slices.slices().ranges().stream()
                .mapToDouble(range -> range.ticks())
                .toArray();
        this.sliceSeconds = Arrays.stream(sliceTicks)
                .map(ticks -> analysis.rate().nanos((long) ticks) / NANOS)
                .toArray();
    }

    SortedMap<RowKey, ComparedSeries> series() {
        return series;
    }

    /** How long each subject was seen. */
    Map<Subject, Seconds> seconds() {
        return seconds;
    }

    /** Adds a domain or a vcpu. */
    void add(Subject subject, int key, List<VcpuFacts> vcpus) {
        double known = vcpus.stream().mapToLong(Measuring::known).sum();
        double all = vcpus.stream().mapToLong(vcpu -> vcpu.time().total()).sum();
        double[] knownSlices = sums(Sliced.KNOWN.of(key));
        double count = vcpus.size();
        seconds.put(
                subject,
                new Seconds(
                        all == 0 ? span : span * known / all,
                        all == 0 ? sliceSeconds : scaled(knownSlices, span / Math.max(1, ticks()) / count)));
        state(Compared.RUNNING_SHARE, subject, Sliced.RUNNING.of(key), vcpus, VcpuState.RUNNING, known);
        state(Compared.WAITING_SHARE, subject, Sliced.WAITING.of(key), vcpus, VcpuState.RUNNABLE, known);
        state(Compared.BLOCKED_SHARE, subject, Sliced.BLOCKED.of(key), vcpus, VcpuState.BLOCKED, known);
        LatencyHistogram wakes = merged(vcpus, vcpu -> vcpu.time().wakeToRun());
        rate(Compared.WAKES_PER_S, subject, "", wakes.count(), Sliced.WAKE_TO_RUN.of(key));
        long migrations =
                vcpus.stream().mapToLong(vcpu -> vcpu.time().migrations()).sum();
        rate(Compared.MIGRATIONS_PER_S, subject, "", migrations, Sliced.MIGRATIONS.of(key));
        durations(Compared.WAKE_TO_RUN, subject, "", wakes, Sliced.WAKE_TO_RUN.of(key));
        durations(
                Compared.PREEMPTED_WAIT,
                subject,
                "",
                merged(vcpus, vcpu -> vcpu.time().of(WaitCause.PREEMPT).whole()),
                Sliced.PREEMPTED_WAIT.of(key));
        durations(Compared.RUN, subject, "", whole(vcpus, VcpuState.RUNNING), Sliced.RUN.of(key));
        durations(Compared.BLOCKED, subject, "", whole(vcpus, VcpuState.BLOCKED), Sliced.BLOCK.of(key));
        exits(subject, key, vcpus);
        entries(subject, key, vcpus);
    }

    private double ticks() {
        return accounts.range().ticks();
    }

    private static long known(VcpuFacts vcpu) {
        return vcpu.time().total()
                - vcpu.time().ticks(VcpuState.LOST)
                - vcpu.time().ticks(VcpuState.UNKNOWN);
    }

    private static LatencyHistogram whole(List<VcpuFacts> vcpus, VcpuState state) {
        return merged(vcpus, vcpu -> vcpu.time().of(state).whole());
    }

    private static LatencyHistogram merged(List<VcpuFacts> vcpus, Function<VcpuFacts, LatencyHistogram> of) {
        LatencyHistogram sum = new LatencyHistogram();
        vcpus.forEach(vcpu -> sum.add(of.apply(vcpu)));
        return sum;
    }

    private void state(
            Compared quantity, Subject subject, Key key, List<VcpuFacts> vcpus, VcpuState state, double known) {
        double ticks =
                vcpus.stream().mapToLong(vcpu -> vcpu.time().ticks(state)).sum();
        share(quantity, subject, "", ticks, known, sums(key), sums(Sliced.KNOWN.of(key.subject())));
    }

    private void exits(Subject subject, int key, List<VcpuFacts> vcpus) {
        VmExitAccounts all = new VmExitAccounts();
        vcpus.forEach(vcpu -> all.add(vcpu.exits()));
        double running = vcpus.stream()
                .mapToLong(vcpu -> vcpu.time().ticks(VcpuState.RUNNING))
                .sum();
        all.forEach((reason, account) -> {
            String name = exits.name(reason);
            Key own = Sliced.EXIT.of(key, reason);
            rate(Compared.EXITS_PER_S, subject, name, account.count(), own);
            durations(Compared.EXIT, subject, name, account.durations(), own);
            share(
                    Compared.EXIT_XEN_SHARE,
                    subject,
                    name,
                    account.xen(),
                    running,
                    sums(Sliced.EXIT_XEN.of(key, reason)),
                    sums(Sliced.RUNNING.of(key)));
        });
    }

    private void entries(Subject subject, int key, List<VcpuFacts> vcpus) {
        PvAccount all = new PvAccount();
        vcpus.forEach(vcpu -> all.add(vcpu.pv()));
        Counts calls = all.hypercalls();
        calls.forEach((number, count) -> rate(
                Compared.HYPERCALLS_PER_S, subject, Hypercalls.name(number), count, Sliced.HYPERCALLS.of(key, number)));
        for (PvKind kind : PvKind.values()) {
            boolean isCall = kind == PvKind.HYPERCALL || kind == PvKind.HYPERCALL_V2 || kind == PvKind.SUBCALL;
            if (!isCall && all.of(kind) > 0) {
                rate(Compared.TRAPS_PER_S, subject, kind.key(), all.of(kind), Sliced.PV_ENTRIES.of(key, kind.number()));
            }
        }
    }

    /** Adds pcpus, interrupts, wasted time and changes of the p2m. */
    void addHost() {
        int pcpus = Math.max(1, accounts.pcpus().size());
        double[] known = new double[sliceTicks.length];
        double allKnown = 0;
        double allBusy = 0;
        double[] busy = new double[sliceTicks.length];
        for (PcpuFacts pcpu : accounts.pcpus()) {
            Subject subject = Subject.pcpu(pcpu.pcpu());
            double[] ownKnown = sums(Sliced.PCPU_KNOWN.of(pcpu.pcpu()));
            double[] ownBusy = sums(Sliced.PCPU_BUSY.of(pcpu.pcpu()));
            double seen = pcpu.busy() + pcpu.idle();
            share(Compared.PCPU_BUSY, subject, "", pcpu.busy(), seen, ownBusy, ownKnown);
            wasted(Compared.WASTED_AT_LEAST, subject, Sliced.PCPU_WASTED_AT_LEAST.of(pcpu.pcpu()), seen, ownKnown);
            wasted(Compared.WASTED_AT_MOST, subject, Sliced.PCPU_WASTED_AT_MOST.of(pcpu.pcpu()), seen, ownKnown);
            allKnown += seen;
            allBusy += pcpu.busy();
            addTo(known, ownKnown);
            addTo(busy, ownBusy);
        }
        share(Compared.PCPU_BUSY, Subject.HOST, "", allBusy, allKnown, busy, known);
        wasted(Compared.WASTED_AT_LEAST, Subject.HOST, Sliced.WASTED_AT_LEAST.of(0), allKnown, known);
        wasted(Compared.WASTED_AT_MOST, Subject.HOST, Sliced.WASTED_AT_MOST.of(0), allKnown, known);
        double perTick = span / Math.max(1, ticks()) / pcpus;
        Seconds seen = new Seconds(allKnown * perTick, scaled(known, perTick));
        irqs(seen);
        pages(seen);
    }

    private void irqs(Seconds seen) {
        SortedMap<Integer, LatencyHistogram> handlers = new TreeMap<>();
        Map<Integer, Long> counts = new HashMap<>();
        for (Analysis.IrqFacts irq : accounts.irqs()) {
            handlers.computeIfAbsent(irq.irq(), none -> new LatencyHistogram()).add(irq.handlers());
            counts.merge(irq.irq(), irq.count(), Long::sum);
        }
        handlers.forEach((irq, durations) -> {
            Subject subject = Subject.irq(irq);
            seconds.put(subject, seen);
            rate(Compared.IRQS_PER_S, subject, "", counts.get(irq), Sliced.IRQ.of(irq));
            durations(Compared.IRQ_HANDLER, subject, "", durations, Sliced.IRQ.of(irq));
        });
    }

    /** By domain, whichever vcpu made the change. */
    private void pages(Seconds seen) {
        for (Key key : slices.keys()) {
            if (key.what() == Sliced.P2M_CHANGES) {
                Subject subject = Subject.domain(key.subject());
                seconds.putIfAbsent(subject, seen);
                rate(Compared.P2M_CHANGES_PER_S, subject, "", (long) total(sums(key)), key);
            }
        }
    }

    private void wasted(Compared quantity, Subject subject, Key key, double whole, double[] wholes) {
        double[] parts = sums(key);
        share(quantity, subject, "", total(parts), whole, parts, wholes);
    }

    private void share(
            Compared quantity,
            Subject subject,
            String detail,
            double part,
            double whole,
            double[] parts,
            double[] wholes) {
        series.put(new RowKey(quantity, subject, detail), new Quotient(100, part, whole, parts, wholes, null));
    }

    private void rate(Compared quantity, Subject subject, String detail, long count, Key key) {
        Seconds seen = seconds.get(subject);
        RowKey row = new RowKey(quantity, subject, detail);
        series.put(row, new Quotient(1, count, seen.all(), sums(key), seen.bySlice(), count));
    }

    private void durations(Compared quantity, Subject subject, String detail, LatencyHistogram all, Key key) {
        if (all.count() > 0) {
            RowKey row = new RowKey(quantity, subject, detail);
            series.put(row, new Durations(all, analysis.rate(), slices.samples(key)));
        }
    }

    private double[] sums(Key key) {
        return Arrays.stream(slices.sums(key)).asDoubleStream().toArray();
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(value -> value * by).toArray();
    }

    private static void addTo(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
