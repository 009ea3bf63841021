package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.companion.ItemTimes;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.LoggedSpans;
import io.xenscope.format.Capture;
import java.util.List;

/**
 * Ties spans of logs to those of the capture, as far as bounds allow: a call to the hypercall that it made, a guest's syscall to
 * what its vcpu asked of Xen inside it, operations and transactions to the creation of a domain.
 */
public final class SpanTying {
    private static final String CREATES = "do_domain_create";

    private final Analysis analysis;
    private final CompanionSpans spans;
    private final LoggedSpans logged;

    private SpanTying(Analysis analysis, CompanionSpans spans) {
        this.analysis = analysis;
        this.spans = spans;
        this.logged = new LoggedSpans(spans.spans());
    }

    /** The spans of these logs, tied. */
    public static LoggedSpans of(
            List<Companion> companions, CompanionSpans spans, Capture capture, Analysis analysis, int threads) {
        SpanTying tying = new SpanTying(analysis, spans);
        MadeCalls.of(companions, capture, analysis, threads).forEach(tying::made);
        for (Companion companion : companions) {
            if (companion.kind() == LogKind.FTRACE) {
                tying.syscalls(companion);
            } else if (companion.kind() == LogKind.LIBXL) {
                tying.operations(companion);
            }
        }
        spans.writes((span, domain) -> tying.logged.makes(domain, span.begin(), span.end(), span.id()));
        return tying.logged.sorted();
    }

    private void made(MadeCall call) {
        ContextSpan span = spans.of(call.companion(), call.item());
        if (span == null) {
            return;
        }
        if (call.hypercall() != null) {
            logged.tie(call.hypercall().record(), "made", span.id());
        } else if (call.candidates() > 0) {
            span.attributes().put("xen.companion.made_one_of", (long) call.candidates());
        }
    }

    private long ticks(long nanos) {
        return analysis.extent().beginTicks() + analysis.rate().ticks(nanos);
    }

    private void syscalls(Companion companion) {
        ItemLog items = companion.log().items();
        ItemTimes times = companion.times();
        for (long item = 0; item < items.size(); item++) {
            ContextSpan span = items.kind(item) == ItemKind.BEGIN ? spans.of(companion, item) : null;
            if (span != null && VcpuKey.vcpu(span.vcpu()) != VcpuKey.NO_VCPU && times.isKnown(items.value(item))) {
                long from = ticks(times.bounds(item).hi()) + 1;
                long until = ticks(times.bounds(items.value(item)).lo());
                logged.surely(span.vcpu(), from, until, span.id());
            }
        }
    }

    /** libxl does not say the number of the domain at the begin: its operation is tied to all that were made meanwhile. */
    private void operations(Companion companion) {
        ItemLog items = companion.log().items();
        for (long item = 0; item < items.size(); item++) {
            ContextSpan span = items.kind(item) == ItemKind.BEGIN ? spans.of(companion, item) : null;
            if (span != null && companion.log().names().name(items.name(item)).equals(CREATES)) {
                for (int domain : analysis.domainEvents().stream()
                        .map(event -> event.domain())
                        .distinct()
                        .toList()) {
                    logged.makes(domain, span.begin(), span.end(), span.id());
                }
            }
        }
    }
}
