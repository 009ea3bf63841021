package io.xenscope.report.export;

import java.io.IOException;

/** Takes what caused a span. */
interface LinkSink {
    void link(SpanLink cause) throws IOException;
}
