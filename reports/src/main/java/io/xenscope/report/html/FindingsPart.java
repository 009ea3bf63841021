package io.xenscope.report.html;

import io.xenscope.report.findings.Finding;
import io.xenscope.report.findings.Findings;
import io.xenscope.report.findings.Severity;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands out: the findings of {@code findings}, each with what to type next and a button that shows its moment. */
final class FindingsPart implements Part {
    /** Of escaped text. */
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.]* (?:ns|µs|ms|s|%|records?)(?![\\w])");

    private final PageContent content;

    FindingsPart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "find";
    }

    @Override
    public String title() {
        return "What stands out";
    }

    @Override
    public void write(Writer out) throws IOException {
        if (content.findings().isEmpty()) {
            out.write("<p class=\"none\">" + HtmlText.of(Findings.none()) + "</p>\n");
            return;
        }
        out.write("<ul class=\"findings\">\n");
        for (Finding finding : content.findings()) {
            writeFinding(finding, out);
        }
        out.write("</ul>\n");
    }

    private void writeFinding(Finding finding, Writer out) throws IOException {
        String severity = finding.severity().key();
        out.write("<li class=\"" + severity + "\"><span class=\"tag\">" + severity + "</span><p>"
                + emphasised(HtmlText.of(finding.text()), finding.severity()) + "</p>");
        out.write("<span class=\"do\">");
        if (finding.when() != null) {
            Scope scope = content.scope();
            long begin = Math.max(finding.when().from(), scope.range().from());
            out.write(String.format(
                    Locale.ROOT,
                    "<button type=\"button\" class=\"js show\" data-from=\"%d\" data-to=\"%d\">show %.4f s</button>",
                    begin - scope.range().from(),
                    Math.max(begin, Math.min(finding.when().to(), scope.range().to()))
                            - scope.range().from(),
                    scope.moment(begin) / 1e9));
        }
        String command = "xenscope " + finding.command() + " "
                + CaptureName.quoted(content.analysis().extent().name());
        out.write("</span><code>" + HtmlText.of(command) + "</code></li>\n");
    }

    /** The first number with its unit in bold. */
    private static String emphasised(String text, Severity severity) {
        Matcher number = NUMBER.matcher(text);
        return severity != Severity.GOOD && number.find()
                ? text.substring(0, number.start()) + "<b>" + number.group() + "</b>" + text.substring(number.end())
                : text;
    }
}
