package io.xenscope.report.compare;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.make.Accounts;
import io.xenscope.analyze.make.RangeReading;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.slices.SliceReading;
import io.xenscope.analyze.slices.SliceTable;
import io.xenscope.analyze.slices.Sliced;
import io.xenscope.analyze.slices.Sliced.Key;
import io.xenscope.format.Capture;
import io.xenscope.report.compare.MeasuredCapture.Domain;
import io.xenscope.report.compare.MeasuredCapture.Machine;
import io.xenscope.report.compare.MeasuredCapture.Slicing;
import io.xenscope.report.compare.chance.Draws;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Trust;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads everything that is compared of one capture. */
final class CaptureMeasuring {
    /** The same draws in every run. */
    static final long SEED = 1;

    static final int SLICES = 60;
    static final int BLOCK = 5;
    private static final int FEWER_SLICES = 30;
    private static final int SHORTER_BLOCK = 3;
    private static final long SHORTEST_SLICE = 20_000_000;

    /** A slice of which more is lost says nothing. */
    private static final double MOST_LOST = 0.2;

    /** Domains or vcpus that are compared: those that ran most. */
    static final int MOST_SUBJECTS = 500;

    /** Keys whose durations are kept slice by slice: 64 MB at worst. */
    private static final int MOST_SAMPLED = 2_000;

    private final Capture capture;
    private final Analysis analysis;
    private final Accounts accounts;
    private final boolean isByVcpu;
    private final int threads;
    private final Map<Subject, List<VcpuFacts>> subjects = new HashMap<>();
    private final Map<Integer, Subject> byKey = new TreeMap<>();

    private CaptureMeasuring(Capture capture, Analysis analysis, Range range, boolean isByVcpu, int threads) {
        this.capture = capture;
        this.analysis = analysis;
        this.isByVcpu = isByVcpu;
        this.threads = threads;
        Range whole =
                Range.whole(analysis.extent().beginTicks(), analysis.extent().endTicks());
        this.accounts =
                range.equals(whole) ? Accounts.of(analysis) : RangeReading.read(capture, analysis, range, threads);
    }

    /** Reads a range of a capture; {@code isByVcpu}: vcpu by vcpu, not domain by domain. */
    static MeasuredCapture measure(Capture capture, Analysis analysis, Range range, boolean isByVcpu, int threads) {
        return new CaptureMeasuring(capture, analysis, range, isByVcpu, threads).run();
    }

    private MeasuredCapture run() {
        chooseSubjects();
        long nanos = analysis.rate().nanos(accounts.range().ticks());
        boolean isLong = nanos / SLICES >= SHORTEST_SLICE;
        int count = isLong ? SLICES : FEWER_SLICES;
        int block = isLong ? BLOCK : SHORTER_BLOCK;
        SliceTable slices = SliceReading.read(
                capture,
                analysis,
                new SliceReading.Asked(accounts.range(), count, this::subjectOf, sampled()::contains, threads));
        Measuring measuring = new Measuring(analysis, accounts, slices);
        byKey.forEach((key, subject) -> measuring.add(subject, key, subjects.get(subject)));
        measuring.addHost();
        int[] kept = kept(slices);
        boolean isEnough = nanos / FEWER_SLICES >= SHORTEST_SLICE && kept.length >= 2 * block;
        CaptureFacts facts = new CaptureFacts(analysis);
        Page page = facts.page(Compare.SCHEMA);
        return new MeasuredCapture(
                analysis.extent().name(),
                page.capture(),
                page.warnings(),
                facts.isClean(),
                machine(),
                new Slicing(count, block, slices.slices().count() - kept.length),
                isEnough ? new Draws(kept, block, SEED ^ fingerprint()) : null,
                domains(),
                measuring.series(),
                measuring.seconds(),
                recorded(),
                unsafe());
    }

    /** Domains whose waits span pcpus whose clocks are aligned, and not well enough to be safe. */
    private Set<Integer> unsafe() {
        Trust trust = Trust.of(analysis);
        return trust.isNeeded()
                ? domains().keySet().stream()
                        .filter(domain -> trust.isUnsafe(trust.ofDomain(domain)))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** A key of a subject: the number of a domain, or the vcpu. */
    private int keyOf(VcpuFacts vcpu) {
        return isByVcpu ? vcpu.key() : vcpu.domain();
    }

    private int subjectOf(int vcpu) {
        int key = isByVcpu ? vcpu : VcpuKey.domain(vcpu);
        return byKey.containsKey(key) && !VcpuKey.isIdle(vcpu) ? key : SliceReading.NOBODY;
    }

    private void chooseSubjects() {
        for (VcpuFacts vcpu : accounts.vcpus()) {
            if (!vcpu.isIdle() && !vcpu.isUnknown()) {
                Subject subject = isByVcpu ? Subject.vcpu(vcpu.domain(), vcpu.vcpu()) : Subject.domain(vcpu.domain());
                subjects.computeIfAbsent(subject, none -> new ArrayList<>()).add(vcpu);
            }
        }
        subjects.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Subject, List<VcpuFacts>> one) -> -running(one.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_SUBJECTS)
                .forEach(one -> byKey.put(keyOf(one.getValue().get(0)), one.getKey()));
    }

    private static long running(List<VcpuFacts> vcpus) {
        return vcpus.stream()
                .mapToLong(vcpu -> vcpu.time().ticks(VcpuState.RUNNING))
                .sum();
    }

    /** Whose durations are worth keeping: at least as many as a percentile needs, the most frequent first. */
    private Set<Key> sampled() {
        Map<Key, Long> counts = new HashMap<>();
        byKey.forEach((key, subject) -> {
            for (VcpuFacts vcpu : subjects.get(subject)) {
                counts.merge(Sliced.WAKE_TO_RUN.of(key), vcpu.time().wakeToRun().count(), Long::sum);
                counts.merge(
                        Sliced.PREEMPTED_WAIT.of(key),
                        vcpu.time().of(WaitCause.PREEMPT).count(),
                        Long::sum);
                counts.merge(
                        Sliced.RUN.of(key), vcpu.time().of(VcpuState.RUNNING).count(), Long::sum);
                counts.merge(
                        Sliced.BLOCK.of(key), vcpu.time().of(VcpuState.BLOCKED).count(), Long::sum);
                vcpu.exits()
                        .forEach((reason, account) -> counts.merge(
                                Sliced.EXIT.of(key, reason), account.durations().count(), Long::sum));
            }
        });
        accounts.irqs()
                .forEach(irq ->
                        counts.merge(Sliced.IRQ.of(irq.irq()), irq.handlers().count(), Long::sum));
        return counts.entrySet().stream()
                .filter(one -> one.getValue() >= Statistic.P50.needed())
                .sorted(Comparator.comparing((Map.Entry<Key, Long> one) -> -one.getValue())
                        .thenComparing(one -> one.getKey().what())
                        .thenComparing(one -> one.getKey().subject())
                        .thenComparing(one -> one.getKey().detail()))
                .limit(MOST_SAMPLED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private int[] kept(SliceTable slices) {
        int pcpus = Math.max(1, accounts.pcpus().size());
        double[] lost = new double[slices.slices().count()];
        accounts.pcpus().forEach(pcpu -> {
            long[] own = slices.sums(Sliced.PCPU_LOST.of(pcpu.pcpu()));
            IntStream.range(0, lost.length).forEach(slice -> lost[slice] += own[slice]);
        });
        return IntStream.range(0, lost.length)
                .filter(slice -> lost[slice]
                        <= MOST_LOST
                                * pcpus
                                * slices.slices().ranges().get(slice).ticks())
                .toArray();
    }

    private Machine machine() {
        List<String> schedulers = new ArrayList<>();
        for (RecordKind kind :
                List.of(RecordKind.CREDIT, RecordKind.CREDIT2, RecordKind.RTDS, RecordKind.NULL_SCHEDULER)) {
            if (kind.isIn(analysis)) {
                schedulers.add(
                        kind == RecordKind.NULL_SCHEDULER ? "null" : kind.name().toLowerCase(Locale.ROOT));
            }
        }
        String processor = !RecordKind.VM_EXIT.isIn(analysis) ? "" : analysis.isSvm() ? "AMD" : "Intel";
        CaptureFacts facts = new CaptureFacts(analysis);
        return new Machine(
                analysis.rate().nanos(accounts.range().ticks()),
                facts.records(),
                facts.lostRecords(),
                accounts.pcpus().size(),
                analysis.rate().hz(),
                String.join("+", schedulers),
                processor,
                fingerprint());
    }

    private long fingerprint() {
        long mixed = 0;
        long[] facts = {
            analysis.extent().fileBytes(),
            analysis.extent().beginTicks(),
            analysis.extent().spanTicks(),
            analysis.events().records(),
            accounts.range().from(),
            accounts.range().to()
        };
        for (long fact : facts) {
            mixed = (mixed ^ fact) * 0x9E37_79B9_7F4A_7C15L;
            mixed ^= mixed >>> 32;
        }
        return mixed;
    }

    private SortedMap<Integer, Domain> domains() {
        SortedMap<Integer, List<VcpuFacts>> vcpus = new TreeMap<>();
        accounts.vcpus().stream()
                .filter(vcpu -> !vcpu.isIdle() && !vcpu.isUnknown())
                .forEach(vcpu -> vcpus.computeIfAbsent(vcpu.domain(), none -> new ArrayList<>())
                        .add(vcpu));
        SortedMap<Integer, Domain> domains = new TreeMap<>();
        vcpus.forEach((number, all) -> domains.put(number, new Domain(number, all.size(), kind(all))));
        return domains;
    }

    private static String kind(List<VcpuFacts> vcpus) {
        if (vcpus.stream().anyMatch(vcpu -> !vcpu.exits().isEmpty())) {
            return "HVM";
        }
        return vcpus.stream().anyMatch(vcpu -> vcpu.pv().sum() > 0) ? "PV" : "";
    }

    private Set<Compared> recorded() {
        Set<Compared> recorded = EnumSet.noneOf(Compared.class);
        for (Compared quantity : Compared.values()) {
            if (quantity.records().stream().anyMatch(kind -> kind.isIn(analysis))) {
                recorded.add(quantity);
            }
        }
        return recorded;
    }
}
