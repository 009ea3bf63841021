package io.xenscope.report.findings;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.waits.Blame;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.format.Capture;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Scope;
import java.util.List;

/** What rules ask: the accounts of the range and vcpus asked for, and what deep rules need besides, made when first asked for. */
public final class Evidence {
    private final Scope scope;
    private final int threads;
    /** Null where only rules are asked that do without. */
    private final Tracked tracked;

    private List<BlamedVcpu> blamed;
    private List<Wasted> wasted;

    /** For rules that are not deep. */
    Evidence(Scope scope, int threads) {
        this(scope, threads, null);
    }

    /** For all rules: records of the capture are read again. */
    public static Evidence of(Capture capture, Scope scope, int threads) {
        return new Evidence(scope, threads, Tracked.read(capture, scope, threads));
    }

    Evidence(Scope scope, int threads, Tracked tracked) {
        this.scope = scope;
        this.threads = threads;
        this.tracked = tracked;
    }

    /** What only records tell one by one; for deep rules. */
    Tracked tracked() {
        return tracked;
    }

    Scope scope() {
        return scope;
    }

    Analysis analysis() {
        return scope.analysis();
    }

    /** The range in ticks; at least 1. */
    double span() {
        return Math.max(1, scope.range().ticks());
    }

    /** Ticks as a share of the time of all pcpus, in percent. */
    double shareOfPcpus(double ticks) {
        return 100 * ticks / span() / Math.max(1, scope.accounts().pcpus().size());
    }

    /** Domains that were asked for, without the idle and the unknown one. */
    public List<DomainFacts> domains() {
        return scope.domains().stream()
                .filter(domain -> !domain.isUnknown() && domain.dom() != VcpuKey.IDLE_DOMAIN)
                .toList();
    }

    /** Ticks in which vcpus of domains waited. */
    long waiting() {
        return domains().stream()
                .mapToLong(domain -> domain.ticks(VcpuState.RUNNABLE))
                .sum();
    }

    /** Who had the pcpus that vcpus waited for, by domain. */
    public List<BlamedDomain> blamedDomains() {
        return BlamedDomain.of(blamed());
    }

    /** The same by vcpu. */
    public List<BlamedVcpu> blamed() {
        if (blamed == null) {
            blamed = Blame.of(analysis(), Blame.Asked.all(scope.range(), this::isOfDomain), threads);
        }
        return blamed;
    }

    /** How long vcpus waited while pcpus were idle. */
    public List<Wasted> wasted() {
        if (wasted == null) {
            wasted = WastedTime.ofVcpus(analysis(), scope.range(), threads, scope::holds);
        }
        return wasted;
    }

    /** What became of wake-ups, by vcpu. */
    List<WakeRuns> wakeRuns() {
        return WakeRuns.of(analysis(), scope.range(), threads, this::isOfDomain);
    }

    private boolean isOfDomain(int key) {
        return scope.holds(key) && !VcpuKey.isIdle(key);
    }

    /** A range around an interval, wide enough to see what is about it, for {@code --from} and {@code --to}. */
    String around(long begin, long end) {
        long margin = (end - begin) * 3 / 5;
        return "--from " + Phrase.moment(Math.max(0, scope.moment(begin - margin))) + " --to "
                + Phrase.moment(scope.moment(end + margin));
    }

    /** A length of time in words. */
    String time(double ticks) {
        return Phrase.time(scope.nanos(Math.round(ticks)));
    }

    Range range(long begin, long end) {
        return new Range(begin, end);
    }
}
