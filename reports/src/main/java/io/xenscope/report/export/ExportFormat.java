package io.xenscope.report.export;

import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A format that spans can be written in.
 *
 * @param name what the user calls it
 * @param suffix of its files
 * @param viewer what opens it
 * @param bytesPerSpan about as many, with all its attributes
 * @param opener begins a document
 */
record ExportFormat(String name, String suffix, Viewer viewer, int bytesPerSpan, Opener opener) {
    /** Begins a document on a stream, which it must not close. */
    interface Opener {
        SpanWriter open(OutputStream out, SpanFacts facts) throws IOException;
    }
}
