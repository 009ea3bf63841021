package io.xenscope.report.export;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import java.io.IOException;

/** What is told of a span beside its name and times, the same in every format. */
final class SpanAttributes {
    private final SpanFacts facts;

    SpanAttributes(SpanFacts facts) {
        this.facts = facts;
    }

    void tell(Activation activation, int span, AttributeSink into) throws IOException {
        into.text("xen.vcpu", VcpuKey.text(activation.vcpu()));
        if (activation.pcpu(span) != Activation.NONE) {
            into.number("xen.pcpu", activation.pcpu(span));
        }
        long startNanos = facts.nanos(activation.begin(span));
        into.number("xen.start_ns", startNanos);
        into.number("xen.dur_ns", facts.nanos(activation.end(span)) - startNanos);
        if (activation.kind(span) == SpanKind.ACTIVATION && activation.wakerPcpu() != Activation.NONE) {
            into.number("xen.woken_on_pcpu", activation.wakerPcpu());
        }
        tellCertainty(activation, span, into);
    }

    private void tellCertainty(Activation activation, int span, AttributeSink into) throws IOException {
        Certainty certainty = activation.certainty(span);
        if (certainty == Certainty.RECORDED) {
            return;
        }
        into.text("xen.certainty", certainty.key());
        if (certainty == Certainty.END_INFERRED) {
            into.flag("xen.inferred");
            into.number("xen.latest_end_ns", facts.nanos(activation.latestEnd(span)));
        } else if (certainty == Certainty.CUT) {
            into.flag("error");
        }
    }
}
