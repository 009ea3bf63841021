package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import java.util.ArrayList;
import java.util.List;

/**
 * All activations of a made capture, a line for each span, indented by depth:
 *
 * <pre>
 * d1v0 100..400 woken on 1
 *   wait wake 100..150
 *   run p0 150..400
 *     hypercall 32 200..210/300 end_inferred
 *     note 201103 300
 * </pre>
 */
final class Shown {
    private static final int ROOMY = 2_000;

    private final Activation activation;
    private final List<String> lines;

    private Shown(Activation activation, List<String> lines) {
        this.activation = activation;
        this.lines = lines;
    }

    static List<String> of(TraceMaker trace) {
        return lines(activations(trace, ROOMY, 1));
    }

    static List<String> lines(List<Activation> activations) {
        List<String> lines = new ArrayList<>();
        activations.forEach(activation -> new Shown(activation, lines).children(Activation.NONE, ""));
        return lines;
    }

    static List<Activation> activations(TraceMaker trace, int spans, int threads) {
        return activations(trace, new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, spans), threads);
    }

    static List<Activation> activations(TraceMaker trace, ActivationLimits limits, int threads) {
        try (Capture capture = trace.capture();
                Analysis analysis =
                        Analyzer.analyze(capture, threads, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            List<Activation> all = new ArrayList<>();
            Activations.read(capture, analysis, limits, threads, all::add);
            return all;
        }
    }

    /** Whether a span is not only a later part of something. */
    static boolean beginsHere(Activation activation, int span) {
        Certainty certainty = activation.certainty(span);
        return certainty != Certainty.BEGINS_EARLIER && certainty != Certainty.MIDDLE;
    }

    private void children(int parent, String indent) {
        for (int span = 0; span < activation.spans(); span++) {
            if (activation.parent(span) == parent) {
                lines.add(indent + line(span));
                notes(span, indent + "  ");
                children(span, indent + "  ");
            }
        }
    }

    private void notes(int span, String indent) {
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            lines.add(indent + "note " + Integer.toHexString(activation.noteEvent(note)) + " "
                    + activation.noteTime(note));
        }
    }

    private String line(int span) {
        long end = activation.end(span);
        String until = end == activation.latestEnd(span) ? "" + end : end + "/" + activation.latestEnd(span);
        boolean recorded = activation.certainty(span) == Certainty.RECORDED;
        String waker =
                span == 0 && activation.wakerPcpu() != Activation.NONE ? " woken on " + activation.wakerPcpu() : "";
        return name(span) + " " + activation.begin(span) + ".." + until
                + (recorded ? "" : " " + activation.certainty(span).key())
                + waker;
    }

    private String name(int span) {
        int detail = activation.detail(span);
        return switch (activation.kind(span)) {
            case ACTIVATION -> VcpuKey.text(activation.vcpu());
            case WAIT -> "wait " + WaitCause.values()[detail].key();
            case RUN -> "run p" + activation.pcpu(span);
            case VMEXIT -> "vmexit " + detail;
            case HYPERCALL -> "hypercall " + detail;
            case SUBCALL -> "subcall " + detail;
            case IRQ -> "irq " + detail;
            case IDLE -> "idle p" + activation.pcpu(span);
            case UNNAMED -> "unnamed p" + activation.pcpu(span);
            case LOSS -> "loss p" + activation.pcpu(span);
            case DOMAIN -> "domain " + detail;
            case CREATION -> "creation";
            case TOOLSTACK_CALL -> "toolstack " + detail;
            case PHASE -> "phase " + detail;
            case TOOLSTACK_AWAY -> "away " + detail;
            case LIFE -> "life";
            case COMPANION -> "companion " + detail;
            case CONTEXT ->
                "context " + Long.toHexString(activation.context(span).id().span());
        };
    }
}
