package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanFacts;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Writes spans in one format, as they come.
 *
 * <p>Activations come as {@link io.xenscope.analyze.span.Activations} reports them: those of one vcpu in the order of time,
 * those of different vcpus slice by slice. What all formats say of a span comes from {@link SpanFacts}.
 */
interface SpanWriter extends Closeable {
    /**
     * Writes traces, activations and all spans inside them, in this order; {@code workers} have nothing else to do meanwhile. The list
     * belongs to the writer from then on: it may be read until {@link #complete}.
     */
    void write(List<Activation> traces, Workers workers) throws IOException;

    /**
     * Hears before a {@link #write} when the earliest of the traces begins that come behind it, in common ticks; trees of domains and of
     * named spans do not keep to it. Few formats ask.
     */
    default void restBegins(long tick) {}

    /** Completes the document; the stream below stays open. */
    void complete() throws IOException;

    /** Named spans that the completed document has no room for; most have for all. */
    default long leftOut() {
        return 0;
    }

    /** Gives back what it holds beside memory, complete or not; most hold nothing. */
    @Override
    default void close() throws IOException {}
}
