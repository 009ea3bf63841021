package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import java.io.IOException;

/**
 * How the events of a timeline are written. Each method makes the bytes of one event, or none where the format has no such;
 * {@link TimelineOrder} puts them in order. Times are nanoseconds since the capture began. Used by one thread at a time.
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

    /**
     * A piece of the timeline begins. {@code isItsTurn} where all that lies before it has been made: then, and only then, names may
     * get numbers, so that these do not hang on which thread is first.
     */
    default void begin(boolean isItsTurn) {}

    /** Whether all events since can be used; false where a name had no number yet. They are to be made again when it is their turn. */
    default boolean isWhole() {
        return true;
    }
}
