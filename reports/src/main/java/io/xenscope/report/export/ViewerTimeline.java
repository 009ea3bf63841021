package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Spans on rows, as viewers of timelines show them: vcpus with what they did, pcpus with who ran on them, arrows from
 * cause to effect, counters. All in the order of time.
 *
 * <p>The span of an activation is no slice: what lies between two of them is seen without.
 *
 * <p>One thread gives traces their rows and the numbers of their arrows; threads make the events of pieces side by side, which come into
 * the order of time one piece after the other.
 */
final class ViewerTimeline implements SpanWriter {
    /** So many spans, or little more, are made into events at one go. */
    private static final int SPANS_PER_PIECE = 1_000;

    /** As many as are made by one thread while another sorts and stores what came before. */
    private static final int AHEAD = 32;

    private final OutputStream out;
    private final SpanFacts facts;
    private final TimelineDocument document;
    private final Lanes lanes = new Lanes();
    private final PcpuNames names = new PcpuNames();
    private final TimelineOrder order;
    private final EventRates rates;
    /** Of what is no piece. */
    private final TimelineItems own;

    private final OverlappingSpans overlapping = new OverlappingSpans(teller());
    private final ConcurrentLinkedQueue<TimelinePiece> free = new ConcurrentLinkedQueue<>();
    private long restBegins = Long.MIN_VALUE;
    private long flows;
    private long slices;

    ViewerTimeline(OutputStream out, SpanFacts facts, TimelineDocument document) {
        this.out = out;
        this.facts = facts;
        this.document = document;
        this.order = new TimelineOrder(document, lanes, names);
        this.rates = new EventRates(facts.nanos(facts.analysis().extent().endTicks()));
        this.own = new TimelineItems(facts, document.form());
        own.begin(true);
    }

    @Override
    public void restBegins(long tick) {
        restBegins = tick;
    }

    @Override
    public void write(List<Activation> traces, Workers workers) throws IOException {
        List<List<PlacedTrace>> pieces = new ArrayList<>();
        int spans = SPANS_PER_PIECE;
        for (Activation trace : traces) {
            if (overlapping.take(trace)) {
                continue;
            }
            if (spans >= SPANS_PER_PIECE) {
                pieces.add(new ArrayList<>());
                spans = 0;
            }
            pieces.get(pieces.size() - 1).add(placed(trace));
            spans += trace.spans();
        }
        tellOwn();
        new PiecesInTurn<TimelinePiece>(
                        AHEAD,
                        (piece, isItsTurn) -> make(pieces.get(piece), isItsTurn),
                        (piece, made) -> take(made, pieces.get(piece)))
                .run(pieces.size(), workers);
    }

    private void tellOwn() throws IOException {
        order.addLate(own);
        own.begin(true);
    }

    /** A moment before which nothing lies in these traces, nor in those behind them. */
    private long nothingBefore(List<PlacedTrace> traces) {
        long tick = Math.min(restBegins, traces.get(0).trace().begin(0));
        return tick <= facts.analysis().extent().beginTicks() ? 0 : facts.nanos(tick);
    }

    private TimelinePiece make(List<PlacedTrace> traces, boolean isItsTurn) throws IOException {
        TimelinePiece piece = free.poll();
        if (piece == null) {
            piece = new TimelinePiece(facts, lanes, names, document.form());
        }
        piece.make(traces, isItsTurn);
        // What is counted is the same in any order.
        synchronized (rates) {
            for (PlacedTrace placed : traces) {
                if (placed.trace().kind(0) == SpanKind.ACTIVATION) {
                    rates.add(facts, placed.trace());
                }
            }
        }
        return piece;
    }

    /** It is the turn of a piece: what could not be made before can be now. */
    private void take(TimelinePiece piece, List<PlacedTrace> traces) throws IOException {
        if (!piece.items().isWhole()) {
            piece.make(traces, true);
        }
        order.add(piece.items(), nothingBefore(traces));
        free.add(piece);
    }

    private PlacedTrace placed(Activation trace) {
        return switch (trace.kind(0)) {
            case LOSS -> placedLoss(trace);
            case IDLE -> placed(trace, lanes.idle(VcpuKey.vcpu(trace.vcpu())));
            case UNNAMED -> placed(trace, lanes.unnamed(trace.pcpu(0)));
            default -> {
                PlacedTrace placed = placed(trace, lanes.vcpu(trace.vcpu()));
                placePcpus(trace);
                yield placed;
            }
        };
    }

    private PlacedTrace placedLoss(Activation loss) {
        PlacedTrace placed = new PlacedTrace(loss, lanes.pcpu(loss.pcpu(0)), null, flows, slices++);
        names.number(TimelinePiece.lossName(facts, loss));
        return placed;
    }

    private PlacedTrace placed(Activation trace, Lane lane) {
        boolean isWoken = trace.wakerPcpu() != Activation.NONE && trace.spans() >= 2;
        PlacedTrace placed = new PlacedTrace(trace, lane, isWoken ? waker(trace) : null, flows, slices);
        flows += isWoken ? 1 : 0;
        return placed;
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

    /** Rows, numbers of slices and of arrows for the runs of an activation. */
    private void placePcpus(Activation activation) {
        names.number(lanes.vcpu(activation.vcpu()).name());
        int last = Activation.NONE;
        for (int run = PlacedTrace.nextRun(activation, 0, facts);
                run != Activation.NONE;
                run = PlacedTrace.nextRun(activation, run, facts)) {
            int pcpu = activation.pcpu(run);
            flows += last != Activation.NONE && last != pcpu ? 1 : 0;
            slices++;
            lanes.pcpu(pcpu);
            last = pcpu;
        }
    }

    private SpanRows.Teller teller() {
        return new SpanRows.Teller() {
            @Override
            public void begin(SpanRows.Row row, Activation tree, int span) throws IOException {
                own.begin(lanes.row(row), tree, span, facts.nanos(tree.begin(span)), null);
            }

            @Override
            public void end(SpanRows.Row row, Activation tree, int span) throws IOException {
                own.end(lanes.row(row), tree, span, facts.nanos(tree.end(span)));
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
        rates.tell((domain, name, nanos, rate) -> own.counter(lanes.domain(domain), name, nanos, rate));
        tellOwn();
        document.head(out, lanes);
        order.tell(out);
        document.tail(out);
    }

    @Override
    public void close() throws IOException {
        order.close();
    }
}
