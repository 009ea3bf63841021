package io.xenscope.report.series;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes points as they come, one a line, and keeps none.
 *
 * <pre>
 * csv      time_ns,dom,vcpu,pcpu,series,key,value
 * json     {"schema":"xenscope.series/1","points":[ ... ]}, one point a line; ndjson: the points alone
 * text     seconds, vcpu, pcpu, series, key, value under a header
 * </pre>
 */
final class PointWriter {
    private static final long NANOS = 1_000_000_000L;
    private static final int DIGITS = 9;

    private final Writer out;
    private final Format format;
    private final String filters;
    private final StringBuilder line = new StringBuilder();
    private long points;

    /** {@code filters}: those in force, as typed; empty where there are none. */
    PointWriter(Writer out, Format format, String filters) {
        this.out = out;
        this.filters = filters;
        this.format = format;
    }

    void begin() throws IOException {
        switch (format) {
            case CSV -> out.write("time_ns,dom,vcpu,pcpu,series,key,value\n");
            case JSON -> out.write("{\"schema\":\"xenscope.series/1\"," + jsonFilters() + "\"points\":[");
            case TEXT -> out.write((filters.isEmpty() ? "" : "# filters " + OneLine.of(filters) + "\n")
                    + "#      time_s  vcpu      pcpu  series          key                       value\n");
            default -> {
                // Each line says what it is.
            }
        }
    }

    private String jsonFilters() {
        String escaped = OneLine.of(filters).replace("\\", "\\\\").replace("\"", "\\\"");
        return filters.isEmpty() ? "" : "\"filters\":\"" + escaped + "\",";
    }

    long points() {
        return points;
    }

    void point(long nanos, int vcpu, int pcpu, String series, String key, String value, boolean isText) {
        line.setLength(0);
        switch (format) {
            case CSV -> csv(nanos, vcpu, pcpu, series, key, value);
            case TEXT -> text(nanos, vcpu, pcpu, series, key, value);
            default -> json(nanos, vcpu, pcpu, series, key, isText ? '"' + value + '"' : value);
        }
        points++;
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csv(long nanos, int vcpu, int pcpu, String series, String key, String value) {
        boolean known = vcpu != VcpuKey.UNKNOWN;
        line.append(nanos).append(',');
        line.append(known ? Integer.toString(VcpuKey.domain(vcpu)) : "").append(',');
        line.append(known ? Integer.toString(VcpuKey.vcpu(vcpu)) : "").append(',');
        line.append(pcpu).append(',').append(series).append(',');
        line.append(key).append(',').append(value).append('\n');
    }

    private void json(long nanos, int vcpu, int pcpu, String series, String key, String value) {
        boolean known = vcpu != VcpuKey.UNKNOWN;
        line.append(format == Format.NDJSON ? "" : points == 0 ? "\n" : ",\n");
        line.append("{\"time_ns\":").append(nanos);
        line.append(",\"dom\":").append(known ? Integer.toString(VcpuKey.domain(vcpu)) : "null");
        line.append(",\"vcpu\":").append(known ? Integer.toString(VcpuKey.vcpu(vcpu)) : "null");
        line.append(",\"pcpu\":").append(pcpu).append(",\"series\":\"").append(series);
        line.append("\",\"key\":\"")
                .append(key)
                .append("\",\"value\":")
                .append(value)
                .append('}');
        line.append(format == Format.NDJSON ? "\n" : "");
    }

    private void text(long nanos, int vcpu, int pcpu, String series, String key, String value) {
        column(nanos / NANOS + "." + padded(nanos % NANOS), 13, true);
        column(VcpuKey.text(vcpu), 8, false);
        column(Integer.toString(pcpu), 4, true);
        column(series, 14, false);
        column(key.isEmpty() ? "-" : key.replace(' ', '_'), 24, false);
        line.append(value).append('\n');
    }

    private static String padded(long fraction) {
        String digits = Long.toString(fraction);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private void column(String cell, int width, boolean toTheRight) {
        String padding = " ".repeat(Math.max(0, width - cell.length()));
        line.append(toTheRight ? padding + cell : cell + padding).append("  ");
    }

    void end() throws IOException {
        if (format == Format.JSON) {
            out.write("\n]}\n");
        }
    }
}
