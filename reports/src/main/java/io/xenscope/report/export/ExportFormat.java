package io.xenscope.report.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A format that spans can be written in.
 *
 * @param name what the user calls it
 * @param suffix of its files
 * @param meaning what it is and who opens it, for help
 * @param mostSpans what its viewers bear in one file
 * @param opener begins a document
 */
record ExportFormat(String name, String suffix, String meaning, long mostSpans, Opener opener) {
    /** Begins a document on a stream, which it must not close. */
    interface Opener {
        SpanWriter open(OutputStream out, SpanFacts facts) throws IOException;
    }
}
