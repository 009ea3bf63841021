package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.TimelineForm.Flow;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.util.List;

/**
 * Makes the events of some traces. Each object is used by one thread at a time; rows and names of pcpus that it asks for were all given
 * before.
 */
final class TimelinePiece {
    private final SpanFacts facts;
    private final Lanes lanes;
    private final PcpuNames names;
    private final TimelineItems items;

    TimelinePiece(SpanFacts facts, Lanes lanes, PcpuNames names, TimelineForm form) {
        this.facts = facts;
        this.lanes = lanes;
        this.names = names;
        this.items = new TimelineItems(facts, form);
    }

    /** What was made last. */
    TimelineItems items() {
        return items;
    }

    /** Makes the events of traces, as far as {@link TimelineItems#isWhole} stays true. */
    void make(List<PlacedTrace> traces, boolean isItsTurn) throws IOException {
        items.begin(isItsTurn);
        for (int i = 0; i < traces.size() && items.isWhole(); i++) {
            tell(traces.get(i));
        }
    }

    private void tell(PlacedTrace placed) throws IOException {
        switch (placed.trace().kind(0)) {
            case LOSS -> tellLoss(placed);
            case IDLE, UNNAMED -> tellSlices(placed);
            default -> {
                tellSlices(placed);
                tellPcpus(placed);
            }
        }
    }

    /** What is lost, or how much. */
    static String lossName(SpanFacts facts, Activation loss) {
        int records = loss.detail(0);
        return records < 0 ? facts.name(loss, 0) : "LOST " + records + " records";
    }

    /** On the row of the pcpu, where nothing is known to have run. */
    private void tellLoss(PlacedTrace placed) throws IOException {
        Activation loss = placed.trace();
        String name = lossName(facts, loss);
        long begin = facts.nanos(loss.begin(0));
        long end = facts.nanos(loss.end(0));
        items.note(placed.lane(), name, begin);
        if (begin < end) {
            items.onPcpu(placed.lane(), name, names.number(name), placed.slices() + 1, begin, end, null, null);
        }
    }

    private void tellSlices(PlacedTrace placed) throws IOException {
        Activation activation = placed.trace();
        Lane lane = placed.lane();
        Flow wake = wake(placed);
        Nesting.tell(activation, new Nesting.Teller() {
            @Override
            public void begin(int span) throws IOException {
                long nanos = facts.nanos(activation.begin(span));
                items.begin(lane, activation, span, nanos, span == 1 ? wake : null);
                tellNotes(activation, span, lane);
                if (activation.kind(span) == SpanKind.WAIT) {
                    items.runnable(nanos, 1);
                    items.runnable(facts.nanos(activation.end(span)), -1);
                }
            }

            @Override
            public void end(int span) throws IOException {
                items.end(lane, activation, span, facts.nanos(activation.end(span)));
            }
        });
    }

    private void tellNotes(Activation activation, int span, Lane lane) throws IOException {
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            items.note(lane, facts.noteName(activation, note), facts.nanos(activation.noteTime(note)));
        }
    }

    private Flow wake(PlacedTrace placed) throws IOException {
        if (placed.waker() == null) {
            return null;
        }
        Activation activation = placed.trace();
        Flow wake = new Flow("wake", placed.flows() + 1);
        items.instant(
                placed.waker(), "wakes " + VcpuKey.text(activation.vcpu()), facts.nanos(activation.begin(0)), wake);
        return wake;
    }

    /** The runs of an activation once more, where they were; arrows lead from one pcpu to the next. */
    private void tellPcpus(PlacedTrace placed) throws IOException {
        Activation activation = placed.trace();
        String name = placed.lane().name();
        long flows = placed.flows() + (placed.waker() == null ? 0 : 1);
        long slices = placed.slices();
        int run = PlacedTrace.nextRun(activation, 0, facts);
        Flow in = null;
        while (run != Activation.NONE) {
            int next = PlacedTrace.nextRun(activation, run, facts);
            boolean moves = next != Activation.NONE && activation.pcpu(next) != activation.pcpu(run);
            Flow out = moves ? new Flow("migration", ++flows) : null;
            items.onPcpu(
                    lanes.pcpu(activation.pcpu(run)),
                    name,
                    names.number(name),
                    ++slices,
                    facts.nanos(activation.begin(run)),
                    facts.nanos(activation.end(run)),
                    in,
                    out);
            in = out;
            run = next;
        }
    }
}
