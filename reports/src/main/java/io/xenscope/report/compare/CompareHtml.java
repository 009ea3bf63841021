package io.xenscope.report.compare;

import io.xenscope.report.cli.Version;
import io.xenscope.report.html.Assets;
import io.xenscope.report.table.HtmlTable;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A comparison as one page: what changed, each row with its interval, percentiles over each other, heat maps on one scale, pcpus. All
 * of it is there without scripts; they sort and copy tables. It loads nothing, and its policy forbids it to.
 */
final class CompareHtml {
    /** Draws a part of the page. */
    private interface Part {
        void write(Writer out) throws IOException;
    }

    private final Comparison comparison;
    private final Page text;
    private final List<Change> changes;
    private final String title;

    /** {@code text}: the page for people, whose warnings and notes it has, too. */
    CompareHtml(Comparison comparison, Page text) {
        this.comparison = comparison;
        this.text = text;
        this.changes = Change.of(comparison.rows());
        this.title = name(comparison.a()) + " against " + name(comparison.b());
    }

    private static String name(Side side) {
        List<String> names = side.captures().stream()
                .map(capture -> capture.name().substring(capture.name().lastIndexOf('/') + 1))
                .toList();
        return names.size() <= 3 ? String.join(", ", names) : names.get(0) + " and " + (names.size() - 1) + " more";
    }

    void write(Writer out) throws IOException {
        writeHead(out);
        out.write("<h1 id=\"top\">" + HtmlText.of(title) + "</h1>\n");
        for (String warning : text.warnings()) {
            out.write("<p class=\"note\">! " + HtmlText.of(warning) + "</p>\n");
        }
        CompareCharts charts = new CompareCharts(comparison);
        section(out, "find", "What changed", this::writeFindings);
        section(out, "captures", "Captures", this::writeCaptures);
        section(out, "rows", "What differs, and how sure that is", this::writeRows);
        section(out, "curves", "Durations by percentile: A dashed, B solid", charts::writeCurves);
        section(out, "heat", "Wake to run over time, on one scale", charts::writeHeat);
        section(out, "pcpus", "Pcpus", charts::writePcpus);
        out.write("</main>\n<script>\n" + Assets.text("tables.js") + "</script>\n<script>\n" + own("compare.js")
                + "</script>\n</body></html>\n");
    }

    private static String own(String name) throws IOException {
        try (InputStream in = CompareHtml.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void section(Writer out, String id, String heading, Part part) throws IOException {
        out.write("<section id=\"" + id + "\" aria-labelledby=\"h-" + id + "\">\n<h2 id=\"h-" + id + "\">"
                + HtmlText.of(heading) + "</h2>\n");
        part.write(out);
        out.write("</section>\n");
    }

    private void writeHead(Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                + " script-src 'unsafe-inline'; img-src data:\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"generator\" content=\"xenscope " + HtmlText.of(Version.build()) + "\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + HtmlText.of(title)
                + " - xenscope</title>\n<style>\n" + Assets.text("page.css") + own("compare.css") + "</style>\n"
                + "<script>document.documentElement.classList.add('js');</script>\n</head>\n<body>\n"
                + "<header class=\"top\"><nav aria-label=\"Sections\"><a class=\"name\" href=\"#top\">xenscope</a>"
                + "<a href=\"#find\">What changed</a><a href=\"#captures\">Captures</a><a href=\"#rows\">Rows</a>"
                + "<a href=\"#curves\">Percentiles</a><a href=\"#heat\">Over time</a><a href=\"#pcpus\">Pcpus</a></nav>"
                + "<button type=\"button\" class=\"js\" id=\"theme\">dark / light</button></header>\n<main>\n");
    }

    private void writeFindings(Writer out) throws IOException {
        if (changes.isEmpty()) {
            out.write("<p class=\"none\">" + HtmlText.of(ComparePage.NOTHING) + "</p>\n");
            return;
        }
        out.write("<ul class=\"findings\">\n");
        for (Change change : changes) {
            out.write("<li class=\"note\"><span class=\"tag\">" + (change.row().isMore() ? "more" : "less")
                    + "</span><p>" + HtmlText.of(change.text(comparison.sureOf())) + "</p><code>xenscope "
                    + HtmlText.of(change.command()) + "</code></li>\n");
        }
        out.write("</ul>\n");
    }

    private void writeCaptures(Writer out) throws IOException {
        for (Table table : List.of(CompareTables.captures(comparison), CompareTables.matching(comparison))) {
            new HtmlTable(Compare.SCHEMA, table, "").write(out);
        }
    }

    private void writeRows(Writer out) throws IOException {
        out.write("<div class=\"tab\"><h3>All rows: x1 is in the middle of each interval's scale, from x1/100 to x100;"
                + " hollow where not sure</h3>\n<div class=\"scroll\"><table data-name=\"rows\"><thead><tr>");
        for (String heading : List.of("quantity", "key", "statistic")) {
            out.write("<th scope=\"col\" class=\"t\">" + heading + "</th>");
        }
        for (String heading : List.of("A", "B", "B/A", "99 % interval", "scale", "sure")) {
            out.write("<th scope=\"col\">" + heading + "</th>");
        }
        out.write("</tr></thead><tbody>\n");
        for (Row row : comparison.rows()) {
            if (row.hasBoth()) {
                writeRow(row, out);
            }
        }
        out.write("</tbody></table></div>\n");
        for (String note : text.notes()) {
            out.write("<p class=\"note\">" + HtmlText.of(note) + "</p>\n");
        }
        out.write("</div>\n");
    }

    private static void writeRow(Row row, Writer out) throws IOException {
        Compared.Form form = row.quantity().form();
        out.write("<tr" + (row.matters() ? " class=\"matters\"" : "") + "><td class=\"t\">"
                + row.quantity().key()
                + "</td><td class=\"t\">" + HtmlText.of(RowWords.key(row)) + "</td><td class=\"t\">"
                + row.statistic().key() + "</td>");
        number(out, row.valueA(), RowWords.value(form, row.valueA()));
        number(out, row.valueB(), RowWords.value(form, row.valueB()));
        number(out, row.ratio() != null ? row.ratio() : row.difference(), RowWords.change(row));
        out.write("<td>" + HtmlText.of(RowWords.interval(row)) + "</td><td>" + CompareCharts.interval(row) + "</td><td>"
                + HtmlText.of(RowWords.sureOrUnsafe(row)) + "</td></tr>\n");
    }

    private static void number(Writer out, double value, String shown) throws IOException {
        out.write("<td data-v=\"" + value + "\">" + HtmlText.of(shown) + "</td>");
    }
}
