package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.TimelineForm.Flow;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Spans on rows, as viewers of timelines show them: vcpus with what they did, pcpus with who ran on them, arrows from
 * cause to effect, counters. All in the order of time.
 *
 * <p>The span of an activation is no slice: what lies between two of them is seen without.
 */
final class ViewerTimeline implements SpanWriter {
    private final OutputStream out;
    private final SpanFacts facts;
    private final TimelineForm form;
    private final Lanes lanes = new Lanes();
    private final TimelineOrder order;
    private final EventRates rates;
    private final OverlappingSpans overlapping = new OverlappingSpans(teller());
    private long flows;

    ViewerTimeline(OutputStream out, SpanFacts facts, TimelineForm form) {
        this.out = out;
        this.facts = facts;
        this.form = form;
        this.order = new TimelineOrder(facts, form, lanes);
        this.rates = new EventRates(facts.nanos(facts.analysis().extent().endTicks()));
    }

    @Override
    public void write(List<Activation> traces, Workers workers) throws IOException {
        for (Activation trace : traces) {
            write(trace);
        }
    }

    private void write(Activation activation) throws IOException {
        if (overlapping.take(activation)) {
            return;
        }
        switch (activation.kind(0)) {
            case LOSS -> tellLoss(activation);
            case IDLE -> tellSlices(activation, lanes.idle(VcpuKey.vcpu(activation.vcpu())));
            case UNNAMED -> tellSlices(activation, lanes.unnamed(activation.pcpu(0)));
            default -> {
                Lane lane = lanes.vcpu(activation.vcpu());
                tellSlices(activation, lane);
                tellPcpus(activation, lane);
                rates.add(facts, activation);
            }
        }
    }

    /** On the row of the pcpu, where nothing is known to have run. */
    private void tellLoss(Activation loss) throws IOException {
        Lane lane = lanes.pcpu(loss.pcpu(0));
        int records = loss.detail(0);
        String name = records < 0 ? facts.name(loss, 0) : "LOST " + records + " records";
        long begin = facts.nanos(loss.begin(0));
        long end = facts.nanos(loss.end(0));
        order.note(lane, name, begin);
        if (begin < end) {
            order.onPcpu(lane, name, begin, end, null, null);
        }
    }

    private void tellSlices(Activation activation, Lane lane) throws IOException {
        Flow wake = wake(activation);
        Nesting.tell(activation, new Nesting.Teller() {
            @Override
            public void begin(int span) throws IOException {
                order.begin(lane, activation, span, facts.nanos(activation.begin(span)), span == 1 ? wake : null);
                tellNotes(activation, span, lane);
                if (activation.kind(span) == SpanKind.WAIT) {
                    order.runnable(facts.nanos(activation.begin(span)), 1);
                    order.runnable(facts.nanos(activation.end(span)), -1);
                }
            }

            @Override
            public void end(int span) throws IOException {
                order.end(lane, activation, span, facts.nanos(activation.end(span)));
            }
        });
    }

    private void tellNotes(Activation activation, int span, Lane lane) throws IOException {
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            order.note(lane, facts.noteName(activation, note), facts.nanos(activation.noteTime(note)));
        }
    }

    private Flow wake(Activation activation) throws IOException {
        if (activation.wakerPcpu() == Activation.NONE || activation.spans() < 2) {
            return null;
        }
        Flow wake = new Flow("wake", ++flows);
        order.instant(
                waker(activation), "wakes " + VcpuKey.text(activation.vcpu()), facts.nanos(activation.begin(0)), wake);
        return wake;
    }

    /** The row of the vcpu that woke it, or of the pcpu where that is not known to be one. */
    private Lane waker(Activation activation) {
        for (Cause cause : activation.causes(0)) {
            if (cause.isCertain() && !VcpuKey.isIdle(cause.from().vcpu())) {
                return lanes.vcpu(cause.from().vcpu());
            }
        }
        return lanes.pcpu(activation.wakerPcpu());
    }

    /** The runs of an activation once more, where they were; arrows lead from one pcpu to the next. */
    private void tellPcpus(Activation activation, Lane vcpu) throws IOException {
        int run = nextRun(activation, 0);
        Flow in = null;
        while (run != Activation.NONE) {
            int next = nextRun(activation, run);
            boolean moves = next != Activation.NONE && activation.pcpu(next) != activation.pcpu(run);
            Flow out = moves ? new Flow("migration", ++flows) : null;
            order.onPcpu(
                    lanes.pcpu(activation.pcpu(run)),
                    vcpu.name(),
                    facts.nanos(activation.begin(run)),
                    facts.nanos(activation.end(run)),
                    in,
                    out);
            in = out;
            run = next;
        }
    }

    /** The next run that is no mere instant, which a row of runs has no room for. */
    private int nextRun(Activation activation, int behind) {
        for (int span = behind + 1; span < activation.spans(); span++) {
            if (activation.kind(span) == SpanKind.RUN
                    && facts.nanos(activation.begin(span)) < facts.nanos(activation.end(span))) {
                return span;
            }
        }
        return Activation.NONE;
    }

    private SpanRows.Teller teller() {
        return new SpanRows.Teller() {
            @Override
            public void begin(SpanRows.Row row, Activation tree, int span) throws IOException {
                order.begin(lanes.row(row), tree, span, facts.nanos(tree.begin(span)), null);
            }

            @Override
            public void end(SpanRows.Row row, Activation tree, int span) throws IOException {
                order.end(lanes.row(row), tree, span, facts.nanos(tree.end(span)));
            }
        };
    }

    @Override
    public long leftOut() {
        return overlapping.leftOut();
    }

    @Override
    public void complete() throws IOException {
        overlapping.complete();
        rates.tell((domain, name, nanos, rate) -> order.counter(lanes.domain(domain), name, nanos, rate));
        form.head(out, lanes);
        order.tell(out);
        form.tail(out);
    }

    @Override
    public void close() throws IOException {
        order.close();
    }
}
