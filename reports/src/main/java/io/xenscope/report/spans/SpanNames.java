package io.xenscope.report.spans;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.span.SpanRef;
import io.xenscope.analyze.toolstack.MakingPhase;
import io.xenscope.format.event.ExitReasons;
import io.xenscope.format.event.Hypercalls;

/** What spans are called: few different names, so that viewers can group by them. */
public final class SpanNames {
    /** Kinds of named spans, by their numbers. */
    private static final String[] CONTEXTS = {
        "operation", "named hypercall", "named subcall", "toolstack operation", "domain lifecycle", "I/O request"
    };

    private static final WaitCause[] CAUSES = WaitCause.values();
    private static final MakingPhase[] PHASES = MakingPhase.values();
    private static final VcpuState[] STATES = VcpuState.values();

    private static final SpanKind[] KINDS = SpanKind.values();

    /** By {@link io.xenscope.analyze.sched.LossKind}. */
    private static final String[] LOSSES = {"lost records", "unrecorded", "TSC jump"};

    private final boolean svm;
    private final RememberedTexts[] names = new RememberedTexts[KINDS.length];

    /** {@code svm} says which processor's numbers exit reasons are. */
    public SpanNames(boolean svm) {
        this.svm = svm;
        for (SpanKind kind : KINDS) {
            names[kind.ordinal()] = new RememberedTexts(number -> make(kind, number));
        }
    }

    public String of(Activation activation, int span) {
        ContextSpan context = activation.context(span);
        return context != null ? of(context) : of(activation.kind(span), activation.vcpu(), activation.detail(span));
    }

    /** What a span of another tree is called. */
    public String of(SpanRef span) {
        return of(span.kind(), span.vcpu(), span.detail());
    }

    /** The name of a span of a vcpu; what {@code detail} is see {@link Activation#detail}. */
    public String of(SpanKind kind, int vcpu, int detail) {
        return names[kind.ordinal()].of(kind == SpanKind.ACTIVATION ? vcpu : detail);
    }

    /** {@code detail} is the vcpu of an activation. */
    private String make(SpanKind kind, int detail) {
        return switch (kind) {
            case ACTIVATION -> VcpuKey.text(detail) + " activation";
            case WAIT -> "wait " + CAUSES[detail].key();
            case RUN -> "run";
            case VMEXIT -> "vmexit " + exit(detail);
            case HYPERCALL -> "hypercall " + Hypercalls.name(detail);
            case SUBCALL -> "subcall " + Hypercalls.name(detail);
            case IRQ -> "irq " + detail;
            case IDLE -> "idle";
            case LOSS -> LOSSES[Math.max(0, -detail)];
            case UNNAMED -> "unknown vcpu";
            case DOMAIN -> "domain";
            case CREATION -> "domain creation";
            case TOOLSTACK_CALL -> "toolstack " + Hypercalls.name(detail);
            case PHASE -> "creation " + PHASES[detail].key();
            case TOOLSTACK_AWAY ->
                "toolstack " + (STATES[detail] == VcpuState.RUNNABLE ? "waits" : STATES[detail].key());
            case LIFE -> "domain life";
            case CONTEXT, COMPANION -> context(detail);
        };
    }

    /** What made a vcpu runnable, in words. */
    public String waker(Cause cause) {
        if (cause == null) {
            return "not known";
        }
        return switch (cause.kind()) {
            case ASYNC -> "timer or softirq";
            case IRQ -> of(cause.from());
            default -> VcpuKey.text(cause.from().vcpu()) + " " + of(cause.from());
        };
    }

    private static String of(ContextSpan context) {
        boolean isCall = context.kind() == 1 || context.kind() == 2;
        String kind = context(context.kind());
        String said = isCall ? kind + " " + Hypercalls.name(context.number()) : kind;
        String name = context.attributes().name();
        return name.isEmpty() ? said : name;
    }

    private static String context(int kind) {
        return kind < CONTEXTS.length ? CONTEXTS[kind] : CONTEXTS[0];
    }

    private String exit(int reason) {
        int code = ExitReason.code(reason);
        return svm ? ExitReasons.svm(code) : ExitReasons.vmx(code);
    }
}
