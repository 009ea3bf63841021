package io.xenscope.report.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.report.companions.LoggedSpan;
import io.xenscope.report.spans.SpanRows;
import io.xenscope.report.table.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spans of logs beside the capture as lanes of the time line: one for each connection, process or vcpu that a log names, and more
 * where its spans overlap.
 *
 * <pre>
 * LB begins      ticks since the begin of the one before on the lane, zigzag: the first may lie before the range
 * LD durations   ticks
 * LN names       number of the name &lt;&lt; 2 | failed &lt;&lt; 1 | whether its begin or end is not known
 * LT texts       number of what it worked on, and what came back
 * LE bounds      ns that its times can be off
 * LL lines       of the file, since that of the one before, zigzag
 * </pre>
 */
public final class LogLanes {
    /** Bytes of the page for a span besides its text. */
    private static final int SPAN = 12;

    private static final int LONGEST_TEXT = 160;

    private record Lane(int log, String name, List<ContextSpan> spans) {
        long end() {
            return spans.get(spans.size() - 1).end();
        }
    }

    private final Range range;
    private final List<Lane> lanes = new ArrayList<>();
    private long leftOut;
    private long kept;

    private LogLanes(Range range) {
        this.range = range;
    }

    /**
     * The lanes of several logs.
     *
     * @param logs the spans of each
     * @param leftOut spans that are not among them
     * @param bytes room in the page: where it is too small, the longest spans of all logs are kept
     */
    public static LogLanes of(List<List<ContextSpan>> logs, long leftOut, Range range, long bytes) {
        LogLanes all = new LogLanes(range);
        all.leftOut = leftOut;
        Set<ContextSpan> chosen = all.longest(logs, bytes);
        for (int log = 0; log < logs.size(); log++) {
            Map<String, List<ContextSpan>> tracks = new LinkedHashMap<>();
            logs.get(log).stream()
                    .filter(chosen::contains)
                    .sorted(Comparator.comparingLong(ContextSpan::begin).thenComparingLong(span -> -span.end()))
                    .forEach(span -> tracks.computeIfAbsent(track(span), name -> new ArrayList<>())
                            .add(span));
            for (Map.Entry<String, List<ContextSpan>> track : tracks.entrySet()) {
                all.addTrack(log, track.getKey(), track.getValue());
            }
        }
        return all;
    }

    private static String track(ContextSpan span) {
        return SpanRows.Row.name(VcpuKey.domain(span.vcpu()), span.track());
    }

    private Set<ContextSpan> longest(List<List<ContextSpan>> logs, long bytes) {
        List<ContextSpan> all = logs.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong((ContextSpan span) -> span.begin() - span.end())
                        .thenComparingLong(ContextSpan::begin))
                .toList();
        Set<ContextSpan> chosen = new HashSet<>();
        Set<String> texts = new HashSet<>();
        long room = bytes;
        for (ContextSpan span : all) {
            String text = text(span);
            room -= SPAN + (texts.add(text) ? text.length() + 3 : 0);
            if (room < 0) {
                break;
            }
            chosen.add(span);
        }
        leftOut += all.size() - chosen.size();
        return chosen;
    }

    /** Spans of a track lie side by side; those that overlap get more lanes, outer ones above. */
    private void addTrack(int log, String name, List<ContextSpan> spans) {
        int first = lanes.size();
        for (ContextSpan span : spans) {
            int at = first;
            while (at < lanes.size() && lanes.get(at).end() > span.begin()) {
                at++;
            }
            if (at - first == SpanRows.MOST_ROWS) {
                leftOut++;
                continue;
            }
            if (at == lanes.size()) {
                lanes.add(new Lane(log, at == first ? name : name + " " + (at - first + 1), new ArrayList<>()));
            }
            lanes.get(at).spans.add(span);
            kept++;
        }
    }

    /** Spans that are not in the page. */
    public long leftOut() {
        return leftOut;
    }

    /** Spans that are. */
    public long kept() {
        return kept;
    }

    /** What it worked on and what came back, in one line; empty where the log has neither. */
    private static String text(ContextSpan span) {
        Object what = LoggedSpan.what(span);
        Object result = LoggedSpan.result(span);
        String text = OneLine.of((what == null ? "" : what.toString()) + (result == null ? "" : " -> " + result));
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** Writes the fields into an object that is open. */
    public void write(JsonGenerator json) throws IOException {
        Written written = new Written();
        json.writeArrayFieldStart("logLanes");
        for (Lane lane : lanes) {
            json.writeStartArray();
            json.writeNumber(lane.log);
            json.writeString(lane.name);
            json.writeNumber(lane.spans.size());
            json.writeEndArray();
            written.add(lane.spans, range.from());
        }
        json.writeEndArray();
        written.write(json);
    }

    /** The columns of all lanes. */
    private static final class Written {
        private final VarintLog begins = new VarintLog();
        private final VarintLog durations = new VarintLog();
        private final VarintLog words = new VarintLog();
        private final VarintLog said = new VarintLog();
        private final VarintLog bounds = new VarintLog();
        private final VarintLog lines = new VarintLog();
        private final NameNumbers names = new NameNumbers("other");
        private final NameNumbers texts = new NameNumbers("");

        void add(List<ContextSpan> spans, long from) {
            long last = from;
            long lastLine = 0;
            for (ContextSpan span : spans) {
                begins.addSigned(span.begin() - last);
                durations.add(span.end() - span.begin());
                boolean isTruncated = span.isUncertain() || !span.endIsKnown();
                words.add((long) names.of(span.attributes().name()) << 2
                        | (span.hasFailed() ? 2 : 0)
                        | (isTruncated ? 1 : 0));
                said.add(texts.of(text(span)));
                bounds.add(LoggedSpan.bound(span));
                lines.addSigned(span.record() - lastLine);
                last = span.begin();
                lastLine = span.record();
            }
        }

        void write(JsonGenerator json) throws IOException {
            write(json, "LB", begins);
            write(json, "LD", durations);
            write(json, "LN", words);
            write(json, "LT", said);
            write(json, "LE", bounds);
            write(json, "LL", lines);
            names.write(json, "logNames");
            texts.write(json, "logTexts");
        }

        private static void write(JsonGenerator json, String field, VarintLog numbers) throws IOException {
            json.writeStringField(field, new PackedColumn().add(numbers).text());
        }
    }
}
