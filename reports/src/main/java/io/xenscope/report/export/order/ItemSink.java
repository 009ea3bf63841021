package io.xenscope.report.export.order;

import java.io.IOException;

/** Takes pieces of bytes in their order; they are the sink's only until it returns. */
public interface ItemSink {
    void item(int lane, long time, byte[] bytes, int from, int length) throws IOException;
}
