package io.xenscope.analyze.span;

import io.xenscope.analyze.rules.Confidence;

/**
 * How often a call was entered again because Xen was preempted in it: one call to the guest, several records. What is only
 * {@link Confidence#MAYBE} the same call stays a span of its own.
 *
 * @param count entries that became one span with the first
 * @param confidence how well that is known, for the worst known of them
 */
public record Continuation(int count, Confidence confidence) {
    /** With one entry more; none is added by what is only maybe one. */
    static Continuation more(Continuation before, Confidence confidence) {
        int more = confidence.joins() ? 1 : 0;
        if (before == null) {
            return new Continuation(more, confidence);
        }
        boolean isWorse = confidence.compareTo(before.confidence) > 0;
        return new Continuation(before.count + more, isWorse ? confidence : before.confidence);
    }
}
