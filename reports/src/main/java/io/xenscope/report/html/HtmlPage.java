package io.xenscope.report.html;

import io.xenscope.report.cli.Version;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.OneLine;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The page as a document: everything that stands in tables is HTML, for readers without scripts, too; scripts draw from one block of
 * JSON. It loads nothing, and its policy forbids it to.
 */
final class HtmlPage {
    private static final int LONGEST_TITLE = 200;

    private final PageContent content;
    private final String title;
    private final String filters;
    private final List<Part> parts;

    /** {@code filters} are those in force, in words; empty without. */
    HtmlPage(PageContent content, String title, String filters) {
        this.content = content;
        this.title = shortened(OneLine.of(title));
        this.filters = filters;
        this.parts = parts(content);
    }

    private static List<Part> parts(PageContent content) {
        List<Part> parts = new ArrayList<>(List.of(
                new FindingsPart(content),
                new TimePart(content),
                new LatencyPart(content),
                new BlamePart(content),
                new FlamePart(content),
                new TablesPart(content)));
        if (content.logs() != null) {
            parts.add(new CompanionPart(content));
        }
        parts.add(new ClockPart(content));
        return parts;
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_TITLE ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    void write(Writer out) throws IOException {
        writeHead(out);
        writeBar(out);
        out.write("<main>\n");
        new HeadPart(content, title, filters).write(out);
        for (Part part : parts) {
            out.write("<section id=\"" + part.id() + "\" aria-labelledby=\"h-" + part.id() + "\">\n<h2 id=\"h-"
                    + part.id() + "\">" + HtmlText.of(part.title()) + "</h2>\n");
            part.write(out);
            out.write("</section>\n");
        }
        out.write("</main>\n");
        new FootPart(content).write(out);
        out.write("<script type=\"application/json\" id=\"data\">");
        new PageJson(content, title).write(out);
        out.write("</script>\n");
        for (String script : content.logs() == null ? Assets.SCRIPTS : Assets.scriptsWithLogs()) {
            out.write("<script>\n");
            out.write(Assets.text(script));
            out.write("</script>\n");
        }
        out.write("</body></html>\n");
    }

    private void writeHead(Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                + " script-src 'unsafe-inline'; img-src data:\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"generator\" content=\"xenscope " + HtmlText.of(Version.build()) + "\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.write("<title>" + HtmlText.of(title) + " - xenscope</title>\n");
        out.write("<!-- Draws with uPlot:\n" + Assets.text(Assets.LICENCE).strip() + "\n-->\n");
        for (String style : Assets.STYLES) {
            out.write("<style>\n" + Assets.text(style) + "</style>\n");
        }
        // Before anything is drawn, so that what needs scripts does not flicker.
        out.write("<script>document.documentElement.classList.add('js');</script>\n</head>\n<body>\n");
    }

    private void writeBar(Writer out) throws IOException {
        out.write("<header class=\"top\"><nav aria-label=\"Sections\"><a class=\"name\" href=\"#top\">xenscope</a>");
        for (Part part : parts) {
            out.write("<a href=\"#" + part.id() + "\">" + HtmlText.of(part.title()) + "</a>");
        }
        out.write("</nav><button type=\"button\" class=\"js\" id=\"theme\">dark / light</button></header>\n");
    }
}
