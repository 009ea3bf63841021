package io.xenscope.report.export;

import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A timeline as trace events in JSON, an event on each line.
 *
 * <p>Times are microseconds since the capture began, with three decimals: readers hold them in floating point, which has no
 * room for the nanoseconds of a date. For the same reason there are no events with a duration: a reader that adds it to the
 * begin gets an end that is off by a last digit, behind the begin of what follows. Begin and end of a slice have the same
 * arguments, by which some readers pair them. A span of no length, such as a hypercall of which only the begin is
 * recorded, is an instant: readers disagree on which of two slices that begin together is inside the other.
 */
final class ChromeJson implements TimelineDocument {
    private static final byte[] SEPARATOR = {',', '\n'};

    private final SpanFacts facts;
    private final EventBytes bytes = new EventBytes();
    private final JsonBytes json = new JsonBytes(bytes);
    /** Of all that is in the document: the name of a process, which every document has. */
    private boolean isFirst = true;

    ChromeJson(SpanFacts facts) {
        this.facts = facts;
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new ViewerTimeline(out, facts, new ChromeJson(facts));
    }

    @Override
    public TimelineForm form() {
        return new ChromeEvents(facts);
    }

    @Override
    public void head(OutputStream out, Lanes lanes) throws IOException {
        out.write("{\"traceEvents\":[\n".getBytes(StandardCharsets.US_ASCII));
        for (Process process : lanes.processes()) {
            name(out, "process", process, 0, process.name(), process.place());
        }
        for (Lane lane : lanes.all()) {
            name(out, "thread", lane.process(), lane.tid(), lane.name(), lane.place());
        }
    }

    private void name(OutputStream out, String what, Process process, int tid, String name, int place)
            throws IOException {
        startMetadata(what + "_name", process, tid);
        json.text("name", name);
        json.endObject();
        end(out);
        startMetadata(what + "_sort_index", process, tid);
        json.number("sort_index", place);
        json.endObject();
        end(out);
    }

    private void startMetadata(String what, Process process, int tid) {
        bytes.clear();
        ChromeEvents.start(json, "M", "__metadata", what, process, 0);
        json.number("tid", tid);
        json.object("args");
    }

    private void end(OutputStream out) throws IOException {
        json.endObject();
        if (!isFirst) {
            out.write(SEPARATOR);
        }
        isFirst = false;
        out.write(bytes.array(), 0, bytes.length());
    }

    @Override
    public void write(OutputStream out, byte[] event, int from, int length) throws IOException {
        out.write(SEPARATOR);
        out.write(event, from, length);
    }

    @Override
    public void tail(OutputStream out) throws IOException {
        bytes.clear();
        json.begin(true);
        json.startObject();
        json.text("time_origin", facts.origin().meaning());
        json.text("t0_unix_ns", Long.toString(facts.origin().nanos()));
        json.number("tsc_hz", facts.tscHz());
        json.text("tsc_hz_source", facts.tscHzSource());
        json.endObject();
        out.write("\n],\"displayTimeUnit\":\"ns\",\"otherData\":".getBytes(StandardCharsets.US_ASCII));
        out.write(bytes.array(), 0, bytes.length());
        out.write("}\n".getBytes(StandardCharsets.US_ASCII));
    }
}
