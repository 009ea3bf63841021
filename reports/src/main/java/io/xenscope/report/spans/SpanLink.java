package io.xenscope.report.spans;

/**
 * A span that caused another without waiting for it (OpenTracing: follows from).
 *
 * @param why what the one did to the other, in one word: {@code migration}
 * @param trace 32 hexadecimal digits: the trace of the cause
 * @param span 16 hexadecimal digits: the cause
 */
public record SpanLink(String why, String trace, String span) {
    /** Where a format has one field for it. */
    @Override
    public String toString() {
        return why + ":" + trace + "/" + span;
    }
}
