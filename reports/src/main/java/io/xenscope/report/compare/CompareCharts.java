package io.xenscope.report.compare;

import io.xenscope.analyze.slices.SliceHistogram;
import io.xenscope.report.compare.ComparedSeries.Durations;
import io.xenscope.report.compare.ComparedSeries.Quotient;
import io.xenscope.report.findings.Phrase;
import io.xenscope.report.table.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** The drawings of a comparison, as SVG inside its page. */
final class CompareCharts {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 190;
    private static final int LEFT = 52;
    private static final int BOTTOM = 22;
    private static final int MOST_CURVES = 12;
    private static final int MOST_HEATS = 6;

    /** Nines of a percentile: from none to 99.99 %. */
    private static final double NINES = 4;

    private static final int STEPS = 48;

    /** Heat maps have a row for each doubling, from 1 µs to 1 s. */
    private static final int OCTAVES = 20;

    private static final double SHORTEST = 1000;
    private static final double SCALE = 100;

    private final Comparison comparison;

    CompareCharts(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The interval of a row on a scale of ratios; nothing where it has none. */
    static String interval(Row row) {
        if (row.ratioLow() == null) {
            return "";
        }
        double from = place(row.ratioLow());
        double to = place(row.ratioHigh());
        String kind = row.isSure() ? "sure" : "open";
        return String.format(
                Locale.ROOT,
                "<svg class=\"range\" width=\"160\" height=\"14\" role=\"img\" aria-label=\"%s\"><line x1=\"80\""
                        + " y1=\"0\" x2=\"80\" y2=\"14\"/><rect class=\"%s\" x=\"%.1f\" y=\"4\" width=\"%.1f\""
                        + " height=\"6\"/></svg>",
                HtmlText.of(RowWords.interval(row)),
                kind,
                from,
                Math.max(1, to - from));
    }

    private static double place(double ratio) {
        double clipped = Math.max(-1, Math.min(1, Math.log(Math.max(ratio, 1e-9)) / Math.log(SCALE)));
        return 80 + 79 * clipped;
    }

    /** The rows of durations with the most samples, each quantity and key once. */
    private List<Row> durations(int most, Compared only) {
        return comparison.rows().stream()
                .filter(row -> row.quantity().form() == Compared.Form.TIME && row.statistic() == Statistic.P50)
                .filter(row -> row.hasBoth() && row.estimate() != null && (only == null || row.quantity() == only))
                .sorted(Comparator.comparing((Row row) -> row.quantity().group())
                        .thenComparing(row -> -Math.min(row.samplesA(), row.samplesB()))
                        .thenComparing(Row::key))
                .limit(most)
                .toList();
    }

    void writeCurves(Writer out) throws IOException {
        List<Row> rows = durations(MOST_CURVES, null);
        if (rows.isEmpty()) {
            out.write("<p class=\"none\">No durations to compare: too few on one of the sides.</p>\n");
            return;
        }
        out.write("<div class=\"cards\">\n");
        for (Row row : rows) {
            writeCurve(row, out);
        }
        out.write("</div>\n");
    }

    private void writeCurve(Row row, Writer out) throws IOException {
        Side.Values a = comparison.a().of(row.a());
        Side.Values b = comparison.b().of(row.b());
        double least = Math.max(100, Math.min(a.nanosAt(0), b.nanosAt(0)));
        double most = Math.max(2 * least, Math.max(a.nanosAt(100), b.nanosAt(100)));
        StringBuilder svg = begin(HEIGHT);
        for (double tick = Math.pow(10, Math.ceil(Math.log10(least))); tick <= most; tick *= 10) {
            line(svg, LEFT, y(tick, least, most), WIDTH - 8, y(tick, least, most), Phrase.time(Math.round(tick)));
        }
        String[] percents = {"0", "90", "99", "99.9", "99.99 %"};
        for (int nines = 0; nines <= NINES; nines++) {
            label(svg, x(nines), HEIGHT - 6, nines == NINES ? "end" : "middle", percents[nines]);
        }
        curve(svg, "a", a, row.samplesA(), least, most);
        curve(svg, "b", b, row.samplesB(), least, most);
        caption(
                out,
                svg,
                row.quantity().key() + " " + RowWords.key(row) + ": " + row.samplesA() + " in A, " + row.samplesB()
                        + " in B");
    }

    private static double x(double nines) {
        return LEFT + nines / NINES * (WIDTH - LEFT - 8);
    }

    private static double y(double nanos, double least, double most) {
        double part = Math.log(Math.max(nanos, least) / least) / Math.log(most / least);
        return HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - 8);
    }

    /** As far as there are samples: of 100, no 99.9 %. */
    private static void curve(
            StringBuilder svg, String kind, Side.Values values, long samples, double least, double most) {
        svg.append("<polyline class=\"").append(kind).append("\" points=\"");
        double last = Math.min(NINES, Math.log10(Math.max(1, samples)));
        for (int step = 0; step <= STEPS; step++) {
            double nines = last * step / STEPS;
            double nanos = values.nanosAt(100 * (1 - Math.pow(10, -nines)));
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(nines), y(nanos, least, most)));
        }
        svg.append("\"/>");
    }

    void writeHeat(Writer out) throws IOException {
        List<Row> rows = durations(MOST_HEATS, Compared.WAKE_TO_RUN);
        if (rows.isEmpty()) {
            out.write("<p class=\"none\">No wakes to compare: too few on one of the sides.</p>\n");
            return;
        }
        out.write("<div class=\"pair\">\n");
        for (Row row : rows) {
            MeasuredCapture a = comparison.a().captures().get(0);
            MeasuredCapture b = comparison.b().captures().get(0);
            double[][] ofA = heat(a, row.a());
            double[][] ofB = heat(b, row.b());
            double most = Math.max(most(ofA), most(ofB));
            writeHeat(out, ofA, most, row.a().text() + " in A, " + a.name());
            writeHeat(out, ofB, most, row.b().text() + " in B, " + b.name());
        }
        out.write("</div>\n");
    }

    /** Wakes a second, by slice and octave of their wait. */
    private static double[][] heat(MeasuredCapture capture, RowKey key) {
        int slices = capture.slicing().count();
        double[][] heat = new double[slices][OCTAVES];
        if (capture.of(key) instanceof Durations durations) {
            double seconds = capture.machine().span() / 1e9 / slices;
            for (int slice = 0; slice < slices; slice++) {
                double[] own = heat[slice];
                durations.slices().forEach(slice, (bin, count) -> own[octave(bin)] += count / seconds);
            }
        }
        return heat;
    }

    private static int octave(int bin) {
        double nanos = SliceHistogram.least(bin);
        int octave = (int) Math.floor(Math.log(Math.max(nanos, SHORTEST) / SHORTEST) / Math.log(2));
        return Math.max(0, Math.min(OCTAVES - 1, octave));
    }

    private static double most(double[][] heat) {
        double most = 0;
        for (double[] slice : heat) {
            for (double rate : slice) {
                most = Math.max(most, rate);
            }
        }
        return most;
    }

    private static void writeHeat(Writer out, double[][] heat, double most, String what) throws IOException {
        StringBuilder svg = begin(HEIGHT);
        svg.append("<g class=\"heat\">");
        double width = (WIDTH - LEFT - 8.0) / heat.length;
        double height = (HEIGHT - BOTTOM - 8.0) / OCTAVES;
        for (int slice = 0; slice < heat.length; slice++) {
            for (int octave = 0; octave < OCTAVES; octave++) {
                double rate = heat[slice][octave];
                if (rate > 0) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" opacity=\"%.2f\"/>",
                            LEFT + slice * width,
                            HEIGHT - BOTTOM - (octave + 1) * height,
                            width,
                            height,
                            0.08 + 0.92 * Math.log1p(rate) / Math.log1p(most)));
                }
            }
        }
        svg.append("</g>");
        for (int octave = 0; octave <= OCTAVES; octave += 5) {
            label(
                    svg,
                    LEFT - 4,
                    HEIGHT - BOTTOM - octave * height + 4,
                    "end",
                    Phrase.time(Math.round(SHORTEST * Math.pow(2, octave))));
        }
        label(svg, LEFT, HEIGHT - 6, "start", "begin");
        label(svg, WIDTH - 8, HEIGHT - 6, "end", "end");
        caption(out, svg, "wake_to_run " + what + ": the stronger the colour, the more a second");
    }

    void writePcpus(Writer out) throws IOException {
        out.write("<div class=\"pair\">\n");
        writePcpus(out, comparison.a(), "A");
        writePcpus(out, comparison.b(), "B");
        out.write("</div>\n");
    }

    /** Of the first capture of a side: busy, and the rest of what is known. */
    private static void writePcpus(Writer out, Side side, String name) throws IOException {
        TreeMap<Integer, Double> busy = new TreeMap<>();
        MeasuredCapture capture = side.captures().get(0);
        capture.series().forEach((key, series) -> {
            if (key.quantity() == Compared.PCPU_BUSY
                    && key.subject().kind() == Subject.Kind.PCPU
                    && series instanceof Quotient quotient) {
                busy.put(key.subject().number(), quotient.value());
            }
        });
        StringBuilder svg = begin(8 + 14 * Math.max(1, busy.size()));
        svg.append("<g class=\"cpu\">");
        int row = 0;
        List<String> labels = new ArrayList<>();
        for (var pcpu : busy.entrySet()) {
            double share = Double.isNaN(pcpu.getValue()) ? 0 : pcpu.getValue() / 100;
            double all = WIDTH - LEFT - 60.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"rest\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"11\"/><rect class=\"busy\" x=\"%d\""
                            + " y=\"%d\" width=\"%.1f\" height=\"11\"/>",
                    LEFT,
                    4 + 14 * row,
                    all,
                    LEFT,
                    4 + 14 * row,
                    all * share));
            label(svg, LEFT - 4, 13 + 14.0 * row, "end", "p" + pcpu.getKey());
            label(svg, WIDTH - 8, 13 + 14.0 * row, "end", Phrase.percent(pcpu.getValue()));
            labels.add("p" + pcpu.getKey());
            row++;
        }
        svg.append("</g>");
        caption(out, svg, "busy in " + name + ", " + capture.name() + ": " + labels.size() + " pcpus");
    }

    private static StringBuilder begin(int height) {
        return new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"@\">");
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String text) {
        svg.append(String.format(
                Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2));
        label(svg, x1 - 4, y1 + 4, "end", text);
    }

    private static void label(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                HtmlText.of(text)));
    }

    private static void caption(Writer out, StringBuilder svg, String text) throws IOException {
        String drawn = svg.append("</svg>").toString().replaceFirst("@", Matcher.quoteReplacement(HtmlText.of(text)));
        out.write("<figure>" + drawn + "<figcaption>" + HtmlText.of(text) + "</figcaption></figure>\n");
    }
}
