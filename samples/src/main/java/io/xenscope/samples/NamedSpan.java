package io.xenscope.samples;

/**
 * A span of trace context that is to be made.
 *
 * @param traceHigh upper half of the trace id
 * @param traceLow lower half
 * @param id span id
 */
public record NamedSpan(long traceHigh, long traceLow, long id) {
    /** Another span of the same trace. */
    public NamedSpan sibling(long otherId) {
        return new NamedSpan(traceHigh, traceLow, otherId);
    }
}
