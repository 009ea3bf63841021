package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import java.io.IOException;
import java.io.OutputStream;

/**
 * How the events of a timeline are written. Each method makes the bytes of one event, or none where the format has no such;
 * {@link ViewerTimeline} puts them in order. Times are nanoseconds since the capture began.
 */
interface TimelineForm {
    /**
     * An arrow between slices.
     *
     * @param name what the one did to the other
     * @param id the same at both ends
     */
    record Flow(String name, long id) {}

    /** Begins the slice of a span; {@code in} ends here, if it is not null. */
    void begin(EventBytes into, Lane lane, Activation activation, int span, Flow in) throws IOException;

    void end(EventBytes into, Lane lane, Activation activation, int span) throws IOException;

    /** Begins a slice that is no span; arrows end here or begin, where they are not null. */
    void beginSlice(EventBytes into, Lane lane, String category, String name, long nanos, Flow in, Flow out)
            throws IOException;

    void endSlice(EventBytes into, Lane lane, String category, String name, long nanos) throws IOException;

    /** Something that happened at one moment. */
    void instant(EventBytes into, Lane lane, String name, long nanos, Flow out) throws IOException;

    /** The begin of an arrow, where it is an event of its own. */
    void flowBegin(EventBytes into, Lane lane, long nanos, Flow flow) throws IOException;

    /** Its end. */
    void flowEnd(EventBytes into, Lane lane, long nanos, Flow flow) throws IOException;

    /** A counter has this value from now on. */
    void counter(EventBytes into, Process process, String name, long nanos, long value) throws IOException;

    /** What stands before the events; all lanes and counters are known now. */
    void head(OutputStream out, Lanes lanes) throws IOException;

    /** One event, as it was made before. */
    void write(OutputStream out, byte[] bytes, int from, int length) throws IOException;

    /** What stands behind them. */
    void tail(OutputStream out) throws IOException;
}
