package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A document of which each trace is written as it comes: pieces of some traces are made into text by threads side by side, and written in
 * their order by whoever made the one whose turn it is.
 */
final class TraceTexts implements SpanWriter {
    /**
     * What all such documents differ in.
     *
     * @param head what stands before the first trace
     * @param separator how many bytes in front of the first trace are not written: what sets traces apart
     * @param tail what stands behind the last trace
     * @param partsTraces whether traces may be parted: then all pieces but the last have exactly {@link #SPANS_PER_PIECE} spans
     */
    record Form(String head, int separator, String tail, boolean partsTraces) {}

    /** So many spans, or little more, are made into text at one go. */
    static final int SPANS_PER_PIECE = 1_000;

    /** So many pieces may be in the making or wait: what they need does not grow with what a slice holds. */
    private static final int AHEAD = 12;

    /** Part of a trace. */
    private record Part(Activation trace, int from, int to) {}

    private final OutputStream out;
    private final Form form;
    private final Supplier<TraceText> maker;
    private final ConcurrentLinkedQueue<TraceText> free = new ConcurrentLinkedQueue<>();
    private List<Part> open = new ArrayList<>();
    private int openSpans;
    private int skipped;

    TraceTexts(OutputStream out, Form form, Supplier<TraceText> maker) throws IOException {
        this.out = out;
        this.form = form;
        this.maker = maker;
        this.skipped = form.separator();
        out.write(form.head().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(List<Activation> traces, Workers workers) throws IOException {
        List<List<Part>> pieces = new ArrayList<>();
        for (Activation trace : traces) {
            add(trace, pieces);
        }
        if (!form.partsTraces() && openSpans > 0) {
            pieces.add(takeOpen());
        }
        new PiecesInTurn<TraceText>(AHEAD, (piece, isItsTurn) -> make(pieces.get(piece)), (piece, text) -> write(text))
                .run(pieces.size(), workers);
    }

    /** Adds a trace to the piece that is open, and pieces that are full to {@code pieces}. */
    private void add(Activation trace, List<List<Part>> pieces) {
        int from = 0;
        while (from < trace.spans()) {
            int room = form.partsTraces() ? SPANS_PER_PIECE - openSpans : Integer.MAX_VALUE;
            int to = from + Math.min(room, trace.spans() - from);
            open.add(new Part(trace, from, to));
            openSpans += to - from;
            from = to;
            if (openSpans >= SPANS_PER_PIECE) {
                pieces.add(takeOpen());
            }
        }
    }

    private List<Part> takeOpen() {
        List<Part> taken = open;
        open = new ArrayList<>();
        openSpans = 0;
        return taken;
    }

    private TraceText make(List<Part> parts) throws IOException {
        TraceText text = free.poll();
        if (text == null) {
            text = maker.get();
        }
        text.begin();
        for (Part part : parts) {
            text.add(part.trace(), part.from(), part.to());
        }
        text.end();
        return text;
    }

    private void write(TraceText text) throws IOException {
        EventBytes bytes = text.bytes();
        out.write(bytes.array(), skipped, bytes.length() - skipped);
        skipped = 0;
        bytes.clear();
        free.add(text);
    }

    @Override
    public void complete() throws IOException {
        if (openSpans > 0) {
            write(make(takeOpen()));
        }
        out.write(form.tail().getBytes(StandardCharsets.UTF_8));
    }
}
