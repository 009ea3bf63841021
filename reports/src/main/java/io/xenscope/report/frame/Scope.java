package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.make.Accounts;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.TimeRange;
import io.xenscope.report.cli.VcpuSet;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What the tables of one page are made from: an analysis, those of its vcpus that were asked for, and how many rows. */
public final class Scope implements Scale {
    /** Decides whether a vcpu was asked for. */
    public interface Choice {
        boolean holds(int domain, int vcpu);
    }

    private final Analysis analysis;
    private final Choice choice;
    private final boolean everyVcpu;
    private final OptionalInt top;
    private final boolean brief;
    private final Range range;
    private final Scale scale;
    private final Accounts accounts;

    Scope(Analysis analysis, Choice choice, boolean everyVcpu, OptionalInt top, boolean brief) {
        this(analysis, choice, everyVcpu, top, brief, whole(analysis.extent()), Accounts.of(analysis));
    }

    private Scope(
            Analysis analysis,
            Choice choice,
            boolean everyVcpu,
            OptionalInt top,
            boolean brief,
            Range range,
            Accounts accounts) {
        this.range = range;
        this.scale = new TimeScale(analysis, range);
        this.accounts = accounts;
        this.analysis = analysis;
        this.choice = choice;
        this.everyVcpu = everyVcpu;
        this.top = top;
        this.brief = brief;
    }

    /** What the options say; idle vcpus are in it only where the options name them. */
    public static Scope of(Analysis analysis, Invocation asked) {
        NumberSet domains = asked.domains();
        VcpuSet vcpus = asked.vcpus();
        boolean all = domains.isAll() && vcpus.isAll();
        Choice choice = (domain, vcpu) ->
                domains.test(domain) && vcpus.test(domain, vcpu) && !(all && domain == VcpuKey.IDLE_DOMAIN);
        boolean brief = asked.format() == Format.TEXT && !asked.has(CommonOptions.TABLE);
        return new Scope(
                analysis, choice, all, asked.top(), brief, range(asked.range(), analysis), Accounts.of(analysis));
    }

    static Range whole(Extent extent) {
        return Range.whole(extent.beginTicks(), extent.endTicks());
    }

    /** What {@code --from} and {@code --to} ask for; without an end of its own it has the last record in it. */
    public static Range range(TimeRange asked, Overview overview) {
        Range whole = whole(overview.extent());
        if (asked.isWhole()) {
            return whole;
        }
        long span = overview.rate().nanos(overview.extent().spanTicks());
        long from = asked.fromNanos(span);
        long to = asked.toNanos(span);
        return new Range(
                from == 0 ? whole.from() : firstTick(from, overview),
                to >= span ? whole.to() : firstTick(to, overview),
                from == 0,
                to >= span);
    }

    /** The last tick of a capture that lies at or before a nanosecond since its begin, in common ticks. */
    public static long lastTick(long nanos, Overview overview) {
        return Math.min(overview.extent().endTicks(), firstTick(nanos + 1, overview) - 1);
    }

    /** The first tick at or after a nanosecond since the begin. */
    private static long firstTick(long nanos, Overview overview) {
        long since = overview.rate().ticks(nanos);
        while (overview.rate().nanos(since) < nanos) {
            since++;
        }
        while (since > 0 && overview.rate().nanos(since - 1) >= nanos) {
            since--;
        }
        return overview.extent().beginTicks() + since;
    }

    /** Every vcpu but the idle ones, every row. */
    public static Scope whole(Analysis analysis) {
        return new Scope(analysis, (domain, vcpu) -> domain != VcpuKey.IDLE_DOMAIN, true, OptionalInt.empty(), false);
    }

    /** The same with the idle vcpus. */
    public Scope withIdle() {
        Choice more = (domain, vcpu) -> choice.holds(domain, vcpu) || domain == VcpuKey.IDLE_DOMAIN;
        return new Scope(analysis, more, everyVcpu, top, brief, range, accounts);
    }

    /** The same with at most so many rows of each table, and with those that are empty. */
    public Scope first(int rows) {
        return new Scope(analysis, choice, everyVcpu, OptionalInt.of(rows), false, range, accounts);
    }

    /** The same of another range of time. */
    public Scope within(Range part) {
        return new Scope(analysis, choice, everyVcpu, top, brief, part, accounts);
    }

    /** The same with the accounts of the range that was asked for. */
    public Scope with(Accounts ofRange) {
        return new Scope(analysis, choice, everyVcpu, top, brief, range, ofRange);
    }

    /** Accounts of the range that was asked for; of the whole capture for reports that keep their own. */
    public Accounts accounts() {
        return accounts;
    }

    /** Whether some of a range of common ticks was asked for. */
    public boolean overlaps(long begin, long end) {
        return !range.isApartFrom(begin, Math.max(begin, end));
    }

    /** Whether a vcpu was asked for; the unknown one is if all were. */
    public boolean holds(int key) {
        return choice.holds(VcpuKey.domain(key), VcpuKey.vcpu(key));
    }

    /** The same for a domain, of which some vcpu must have been asked for. */
    public boolean holdsAnyOf(int domain) {
        return analysis.vcpus().stream().anyMatch(vcpu -> vcpu.domain() == domain && choice.holds(domain, vcpu.vcpu()));
    }

    @Override
    public long moment(long ticks) {
        return scale.moment(ticks);
    }

    public Analysis analysis() {
        return analysis;
    }

    /** False where options leave vcpus out. */
    public boolean isEveryVcpu() {
        return everyVcpu;
    }

    /** Whether the page is for people who asked for no single table: what is empty or long is then cut short. */
    public boolean isBrief() {
        return brief;
    }

    /** How many rows a table may have: what {@code --top} says, else {@code whenBrief} or no limit at all. */
    public int rows(int whenBrief) {
        return top.orElse(brief ? whenBrief : Integer.MAX_VALUE);
    }

    @Override
    public long rangeTicks() {
        return scale.rangeTicks();
    }

    @Override
    public long nanos(long ticks) {
        return scale.nanos(ticks);
    }

    public long spanTicks() {
        return analysis.extent().spanTicks();
    }

    /** Whether that is all of the capture. */
    public boolean isWhole() {
        return range.equals(whole(analysis.extent()));
    }

    @Override
    public double perSecond(long count) {
        return scale.perSecond(count);
    }

    /** The interval of time asked for, in common ticks; of the whole capture where the command has no such option. */
    public Range range() {
        return range;
    }

    /** The vcpus asked for; the unknown vcpu among them. */
    public List<VcpuFacts> vcpus() {
        List<VcpuFacts> chosen = new ArrayList<>();
        for (VcpuFacts vcpu : accounts.vcpus()) {
            if (choice.holds(vcpu.domain(), vcpu.vcpu())) {
                chosen.add(vcpu);
            }
        }
        return chosen;
    }

    /** The same, without the unknown vcpu: those whose states are known. */
    public List<VcpuFacts> knownVcpus() {
        return vcpus().stream().filter(vcpu -> !vcpu.isUnknown()).toList();
    }

    /** The vcpus asked for, by domain. */
    public List<DomainFacts> domains() {
        TreeMap<Integer, List<VcpuFacts>> byNumber = new TreeMap<>();
        for (VcpuFacts vcpu : vcpus()) {
            byNumber.computeIfAbsent(vcpu.domain(), number -> new ArrayList<>()).add(vcpu);
        }
        return byNumber.values().stream().map(DomainFacts::new).toList();
    }
}
