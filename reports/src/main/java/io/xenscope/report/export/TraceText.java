package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import java.io.IOException;

/**
 * Makes the text of traces in one format. Each object is used by one thread at a time, so that several make pieces of a document side by
 * side; nothing of one piece is remembered in the next but how names are written.
 */
interface TraceText {
    /** Where the text goes; emptied by its writer. */
    EventBytes bytes();

    /** A piece begins. */
    default void begin() {}

    /** Appends the spans {@code [from, to)} of a trace: all, unless the format lets traces be parted. */
    void add(Activation trace, int from, int to) throws IOException;

    /** The piece is over. */
    default void end() {}
}
