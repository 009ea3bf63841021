package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.companion.Companion;

/**
 * A call that a log of strace or of probes has, and the hypercall that it made.
 *
 * @param companion which log
 * @param item of the log: the call, or its begin
 * @param hypercall null unless exactly one hypercall of a kind that it can make lies in its bounds
 * @param candidates how many lie there, counted to {@link MadeCalls#MOST_CANDIDATES}
 */
public record MadeCall(Companion companion, long item, Hypercall hypercall, int candidates) {
    /** The process, cpu or thread that the log names. */
    public String thread() {
        return companion.log().threads().name(companion.log().items().thread(item));
    }

    public String name() {
        return companion.log().names().name(companion.log().items().name(item));
    }
}
