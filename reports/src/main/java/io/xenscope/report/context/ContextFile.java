package io.xenscope.report.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.context.ContextEnd;
import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans that a toolstack wrote down while the capture was made: a JSON object on each line, one when a span begins and one
 * when it ends.
 *
 * <pre>{@code
 * {"event":"begin","trace":"0af7651916cd43dd8448eb211c80319c","span":"b7ad6b7169203331","tsc":119157510264,
 *  "name":"create","vcpu":"d0v1","parent":"00f067aa0ba902b7"}
 * {"event":"end","trace":"0af7651916cd43dd8448eb211c80319c","span":"b7ad6b7169203331","tsc":119157999999}
 * }</pre>
 *
 * <p>{@code tsc} is what RDTSC gave, which in a PV domain is the counter of the capture. A begin may have a {@code parent},
 * a {@code name} and a {@code target}, an end an {@code errno}, which makes the span a failed one. A span that began before
 * the capture, or ends behind it or never, is cut there. What does not make sense, or lies elsewhere in time, is left out and
 * counted.
 */
public final class ContextFile {
    private static final int TOOLSTACK = 3;
    private static final int MOST = 100_000;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int FAILED = 2;
    private static final int HIGHEST = 0xFFFF;
    private static final JsonFactory JSON = new JsonFactory();

    private final Analysis analysis;
    private final long offset;
    private final Map<ContextId, ContextSpan> open = new HashMap<>();
    private final List<ContextSpan> spans = new ArrayList<>();
    private long bad;

    private ContextFile(Analysis analysis, long offset) {
        this.analysis = analysis;
        this.offset = offset;
    }

    /** The spans of a log that was opened already. */
    public static ContextFile of(LogFile log, Analysis analysis) {
        Long offset = log.hints().offset();
        ContextFile context = new ContextFile(analysis, offset == null ? 0 : offset);
        log.eachLine(line -> context.take(line.text(), line.number()));
        return context.complete();
    }

    public static ContextFile read(Path file, Analysis analysis) throws IOException {
        ContextFile context = new ContextFile(analysis, 0);
        // Latin 1 never fails, whatever bytes are in a name.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            StringBuilder line = new StringBuilder();
            for (long number = 1; nextLine(lines, line); number++) {
                context.take(line.toString(), number);
            }
        }
        return context.complete();
    }

    /** What did not end is cut at the end of the capture. */
    private ContextFile complete() {
        for (ContextSpan span : open.values()) {
            span.cut(analysis.extent().endTicks());
            spans.add(span);
        }
        spans.sort(Comparator.comparingLong(ContextSpan::record));
        return this;
    }

    /** Reads a line, or no more than it may have: then it is no JSON. */
    private static boolean nextLine(Reader from, StringBuilder line) throws IOException {
        line.setLength(0);
        int c = from.read();
        boolean isThere = c >= 0;
        for (; c >= 0 && c != '\n'; c = from.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return isThere;
    }

    /** Spans that began, in the order of their begins in the file. */
    public List<ContextSpan> spans() {
        return spans;
    }

    /** Lines that are no such object or several, ends before begins, ids twice. */
    public long bad() {
        return bad;
    }

    private void take(String line, long number) {
        if (line.isBlank()) {
            return;
        }
        try {
            Map<String, String> fields = fields(line);
            String trace = fields.getOrDefault("trace", "");
            ContextId id = new ContextId(hex(trace, 0), hex(trace, 16), hex(fields.getOrDefault("span", ""), 0));
            long tsc = Long.parseUnsignedLong(fields.getOrDefault("tsc", ""));
            long time = analysis.alignment().of(analysis.pcpus().get(0).pcpu()).ticks(tsc + offset);
            boolean isTaken = trace.length() == 32
                    && id.isValid()
                    && ("begin".equals(fields.get("event"))
                            ? begin(id, fields, time, number)
                            : end(id, fields, time, number));
            bad += isTaken ? 0 : 1;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            bad++;
        }
    }

    private static Map<String, String> fields(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException(name + " is no value");
                }
                fields.put(name, parser.getText());
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one object");
            }
        }
        return fields;
    }

    private static long hex(String text, int from) {
        return Long.parseUnsignedLong(text.substring(from, from + 16), 16);
    }

    private boolean begin(ContextId id, Map<String, String> fields, long time, long line) {
        Extent extent = analysis.extent();
        if (open.containsKey(id) || open.size() + spans.size() >= MOST || time > extent.endTicks()) {
            return false;
        }
        String parent = fields.get("parent");
        long parentId = parent == null || parent.isEmpty() ? ContextSpan.NO_PARENT : hex(parent, 0);
        int vcpu = vcpu(fields.getOrDefault("vcpu", ""));
        long begin = Math.max(time, extent.beginTicks());
        ContextSpan span = new ContextSpan(id, parentId, vcpu, -1, TOOLSTACK, 0, begin, line);
        if (time < begin) {
            span.doubt();
        }
        span.attributes().named(fields.getOrDefault("name", ""));
        span.attributes().worksOn(fields.getOrDefault("target", ""));
        open.put(id, span);
        return true;
    }

    private boolean end(ContextId id, Map<String, String> fields, long time, long line) {
        ContextSpan span = "end".equals(fields.get("event")) ? open.get(id) : null;
        if (span == null || time < span.begin()) {
            return false;
        }
        int error = Integer.parseInt(fields.getOrDefault("errno", "0"));
        open.remove(id);
        long captureEnd = analysis.extent().endTicks();
        if (time > captureEnd) {
            span.cut(captureEnd);
        } else {
            span.close(new ContextEnd(id, time, error == 0 ? 0 : FAILED, error, line));
        }
        spans.add(span);
        return true;
    }

    /** As {@code d0v1}. */
    private static int vcpu(String text) {
        int v = text.indexOf('v');
        if (!text.startsWith("d") || v < 2) {
            throw new IllegalArgumentException("no vcpu");
        }
        return VcpuKey.of(number(text.substring(1, v)), number(text.substring(v + 1)));
    }

    /** A domain's or vcpu's: Xen has 16 bits for either. */
    private static int number(String digits) {
        int number = Integer.parseInt(digits);
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException("no number of a vcpu");
        }
        return number;
    }
}
