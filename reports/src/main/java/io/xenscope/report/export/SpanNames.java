package io.xenscope.report.export;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.track.ExitReason;
import io.xenscope.format.event.ExitReasons;
import io.xenscope.format.event.Hypercalls;

/** What spans are called: few different names, so that viewers can group by them. */
final class SpanNames {
    private static final WaitCause[] CAUSES = WaitCause.values();

    private final boolean svm;

    /** {@code svm} says which processor's numbers exit reasons are. */
    SpanNames(boolean svm) {
        this.svm = svm;
    }

    String of(Activation activation, int span) {
        int detail = activation.detail(span);
        return switch (activation.kind(span)) {
            case ACTIVATION -> VcpuKey.text(activation.vcpu()) + " activation";
            case WAIT -> "wait " + CAUSES[detail].key();
            case RUN -> "run";
            case VMEXIT -> "vmexit " + exit(detail);
            case HYPERCALL -> "hypercall " + Hypercalls.name(detail);
            case SUBCALL -> "subcall " + Hypercalls.name(detail);
        };
    }

    private String exit(int reason) {
        int code = ExitReason.code(reason);
        return svm ? ExitReasons.svm(code) : ExitReasons.vmx(code);
    }
}
