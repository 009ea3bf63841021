package io.xenscope.report.spans;

import java.io.IOException;

/** Takes what caused a span. */
public interface LinkSink {
    void link(SpanLink cause) throws IOException;
}
