package io.xenscope.report.export;

import java.io.IOException;
import java.io.OutputStream;

/** What the events of a timeline are put into. */
interface TimelineDocument {
    /** Makes events of this document; any number of threads may each have one. */
    TimelineForm form();

    /** What stands before the events; all lanes and counters are known now. */
    void head(OutputStream out, Lanes lanes) throws IOException;

    /** One event, as it was made before. */
    void write(OutputStream out, byte[] bytes, int from, int length) throws IOException;

    /** What stands behind them. */
    void tail(OutputStream out) throws IOException;
}
