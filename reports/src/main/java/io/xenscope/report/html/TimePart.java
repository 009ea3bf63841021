package io.xenscope.report.html;

import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.html.data.BusyStrip;
import io.xenscope.report.table.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The time line: what scripts draw it into, a strip for readers without scripts, and the table of vcpus. */
final class TimePart implements Part {
    private static final int HEIGHT = 60;
    private static final int COLOURS = 8;

    private final PageContent content;

    TimePart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "time";
    }

    @Override
    public String title() {
        return "Time line";
    }

    @Override
    public void write(Writer out) throws IOException {
        if (!RecordKind.RUNSTATE.isIn(content.analysis())) {
            out.write("<p class=\"none\">"
                    + HtmlText.of(Contents.capitalised(RecordKind.RUNSTATE.whenEmpty(content.scope(), "")))
                    + ".</p>\n");
        }
        if (content.data().leftOut() != null) {
            out.write("<p class=\"leftout\">" + HtmlText.of(content.data().leftOut())
                    + " For more, make a page of a part: <code>xenscope html --from 1s --to 2s -o part.html "
                    + HtmlText.of(CaptureName.quoted(content.analysis().extent().name())) + "</code></p>\n");
        }
        out.write("<div class=\"js\" id=\"timeline\"></div>\n");
        writeStrip(out);
        HtmlTables.write(out, content.summary(), "vcpus", content.analysis(), "");
    }

    /** The share of all pcpus that each domain had, stacked. */
    private void writeStrip(Writer out) throws IOException {
        int pcpus = Math.max(1, content.analysis().pcpus().size());
        out.write("<noscript><p>Share of the pcpus by domain, over the range (the time line needs scripts):</p>\n"
                + "<svg class=\"strip\" viewBox=\"0 0 "
                + BusyStrip.COLUMNS + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Share of the pcpus by domain over"
                + " time\">\n");
        double[] below = new double[BusyStrip.COLUMNS];
        int place = 0;
        for (double[] share : byColour()) {
            out.write("<path class=\"f" + place++ % COLOURS + "\" d=\"" + area(below, share, pcpus) + "\"/>\n");
        }
        out.write("</svg></noscript>\n");
    }

    /** Shares of domains of one colour, added up: so the strip is no larger with many domains. */
    private List<double[]> byColour() {
        List<double[]> colours = new ArrayList<>();
        int place = 0;
        for (double[] share : content.data().strip().domains().values()) {
            if (place < COLOURS) {
                colours.add(share.clone());
            } else {
                double[] sum = colours.get(place % COLOURS);
                Arrays.setAll(sum, column -> sum[column] + share[column]);
            }
            place++;
        }
        return colours;
    }

    /** The area of one domain on those below it, to which it is then added. */
    private static String area(double[] below, double[] share, int pcpus) {
        StringBuilder path = new StringBuilder("M0 ").append(height(below[0], pcpus));
        for (int i = 0; i < below.length; i++) {
            path.append('H').append(i).append('V').append(height(below[i], pcpus));
        }
        path.append('H').append(below.length);
        for (int i = below.length - 1; i >= 0; i--) {
            below[i] += share[i];
            path.append('V').append(height(below[i], pcpus)).append('H').append(i);
        }
        return path.append('Z').toString();
    }

    private static String height(double share, int pcpus) {
        return String.format(Locale.ROOT, "%.1f", HEIGHT * (1 - Math.min(1, share / pcpus)));
    }
}
