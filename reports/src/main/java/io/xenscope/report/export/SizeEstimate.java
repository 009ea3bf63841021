package io.xenscope.report.export;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.report.cli.Invocation;

/** About how many spans there are, and how many bytes that makes: reported before they are written. */
final class SizeEstimate {
    /** A run comes with a wait, and most with an activation of its own. */
    private static final int SPANS_PER_RUN = 3;

    private static final double MB = 1e6;

    /** A change of state may open an activation, a wait, a run, and parts of what goes on in it. */
    private static final long MOST_PER_CHANGE = 8;

    private static final long MOST_INSIDE = 2;

    private final Analysis analysis;
    private final long spans;

    SizeEstimate(Analysis analysis, ActivationLimits limits) {
        this.analysis = analysis;
        double all = 0;
        for (VcpuFacts vcpu : analysis.vcpus()) {
            if (!vcpu.isIdle() && !vcpu.isUnknown() && limits.vcpus().test(vcpu.key())) {
                all += spans(vcpu);
            }
        }
        this.spans = (long) (all * share(analysis.extent(), limits));
    }

    private static double spans(VcpuFacts vcpu) {
        StayAccount runs = vcpu.time().of(VcpuState.RUNNING);
        double[] spans = {
            SPANS_PER_RUN * (double) (runs.whole().count() + runs.cut())
                    + vcpu.pv().hypercalls().sum()
                    + vcpu.pv().subcalls().sum()
        };
        vcpu.exits().forEach((reason, account) -> spans[0] += account.count());
        return spans[0];
    }

    /** Whether there can be more spans than so many: no record makes more than is counted for it here. */
    boolean mayExceed(long most) {
        long[] bound = {MOST_PER_CHANGE};
        analysis.events().forEach((event, count, bytes) -> {
            boolean isInside = HvmEvents.isHvm(event) || PvEvents.isPvEntry(event);
            bound[0] += count * (isInside ? MOST_INSIDE : MOST_PER_CHANGE);
        });
        return bound[0] > most;
    }

    /** Of the time that was asked for in the time of the capture. */
    private static double share(Extent extent, ActivationLimits limits) {
        double from = Math.max(extent.beginTicks(), limits.from());
        double to = Math.min(extent.endTicks(), limits.to());
        return Math.max(0, Math.min(1, (to - from) / Math.max(1, extent.spanTicks())));
    }

    /** Warns where a file gets larger than its viewers bear. */
    void warn(Invocation asked, ExportFormat format, long mostSpans, long spansPerPart) {
        double bytes = (double) Math.min(Math.min(spans, mostSpans), spansPerPart) * format.bytesPerSpan();
        if (bytes > format.viewer().heavyBytes()) {
            asked.warn(format.name() + ": about " + Math.round(bytes / MB) + " MB, and its viewers get slow at "
                    + Math.round(format.viewer().heavyBytes() / MB)
                    + " MB: choose with --dom, --vcpu, --from and --to, or use --split or --max-spans");
        }
    }
}
