package io.xenscope.report.html;

import io.xenscope.analyze.waits.BlameShare;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.sched.Sched;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.waste.WastedTables;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Who delayed whom: a matrix of domains, the numbers of {@code blame}; beside it waits while a pcpu was idle. */
final class BlamePart implements Part {
    private static final int MOST = 20;
    private static final int ALL_UP_TO = 24;

    private final PageContent content;

    BlamePart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "who";
    }

    @Override
    public String title() {
        return "Who delayed whom";
    }

    @Override
    public void write(Writer out) throws IOException {
        List<BlamedDomain> domains = content.evidence().blamedDomains().stream()
                .filter(domain -> domain.waiting() > 0)
                .toList();
        out.write("<div class=\"two\"><div>\n");
        if (domains.isEmpty()) {
            out.write("<p class=\"none\">"
                    + HtmlText.of(
                            Contents.capitalised(RecordKind.RUNSTATE.whenEmpty(content.scope(), "no vcpu waited")))
                    + ".</p>\n");
        } else {
            writeMatrix(domains, out);
        }
        out.write("</div><div>\n");
        HtmlTables.write(
                out,
                Sched.SCHEMA,
                WastedTables.vcpus(content.rows(), content.evidence().wasted()),
                content.analysis(),
                "");
        out.write("</div></div>\n");
    }

    /** Those that waited most, and those that others waited for most. */
    private static List<Integer> chosen(List<BlamedDomain> domains, List<Integer> all) {
        if (all.size() <= ALL_UP_TO) {
            return all;
        }
        Comparator<Integer> weight = Comparator.comparingLong(domain -> -domains.stream()
                .mapToLong(waiter -> by(waiter, domain) + (waiter.domain() == domain ? waiter.waiting() : 0))
                .sum());
        return all.stream().sorted(weight).limit(MOST).sorted().toList();
    }

    private static long by(BlamedDomain waiter, int domain) {
        BlameShare share = waiter.by(domain);
        return share == null ? 0 : share.total();
    }

    private void writeMatrix(List<BlamedDomain> domains, Writer out) throws IOException {
        List<Integer> all = content.evidence().domains().stream()
                .map(domain -> domain.dom())
                .toList();
        List<Integer> columns = chosen(domains, all);
        long most = domains.stream()
                .flatMap(waiter -> all.stream().map(domain -> by(waiter, domain)))
                .max(Comparator.naturalOrder())
                .orElse(0L);
        out.write("<div class=\"tab\"><h3>A row waited while a column had the pcpu that the row ran on next</h3>\n"
                + "<div class=\"scroll\"><table class=\"matrix\" id=\"matrix\"><thead><tr><th scope=\"col\""
                + " class=\"t\">waited</th>");
        for (int domain : columns) {
            out.write("<th scope=\"col\">d" + domain + "</th>");
        }
        out.write((columns.size() < all.size() ? "<th scope=\"col\">others</th>" : "")
                + "<th scope=\"col\">nobody (idle)</th><th scope=\"col\">Xen, lost, unknown</th>"
                + "<th scope=\"col\">all</th></tr></thead><tbody>\n");
        for (BlamedDomain waiter : domains) {
            if (columns.contains(waiter.domain())) {
                writeRow(waiter, columns, columns.size() < all.size(), most, out);
            }
        }
        out.write("</tbody></table></div>\n");
        if (domains.size() > columns.size()) {
            out.write("<p class=\"note\">Of " + domains.size() + " domains that waited, the " + MOST
                    + " with most waiting.</p>\n");
        }
        out.write("<code class=\"cmd\">xenscope blame "
                + HtmlText.of(CaptureName.quoted(content.analysis().extent().name())) + "</code></div>\n");
        out.write("<div class=\"js\" id=\"vcpu-matrix\" aria-live=\"polite\"></div>\n");
    }

    private void writeRow(BlamedDomain waiter, List<Integer> columns, boolean hasOthers, long most, Writer out)
            throws IOException {
        long[] sums = new long[Occupant.values().length];
        waiter.forEach((occupant, whose, share) -> sums[occupant.ordinal()] += share.total());
        long others = sums[Occupant.VCPU.ordinal()];
        out.write("<tr data-dom=\"" + waiter.domain() + "\"><th scope=\"row\">d" + waiter.domain() + "</th>");
        for (int domain : columns) {
            long ticks = by(waiter, domain);
            others -= ticks;
            cell(out, "w", ticks, most);
        }
        long shared = waiter.others() == null ? 0 : waiter.others().total();
        if (hasOthers) {
            cell(out, "w", others + shared, most);
        }
        cell(out, "i", sums[Occupant.IDLE.ordinal()], most);
        cell(
                out,
                "",
                sums[Occupant.XEN.ordinal()] + sums[Occupant.LOST.ordinal()] + sums[Occupant.UNKNOWN.ordinal()],
                most);
        cell(out, "", waiter.waiting(), most);
        out.write("</tr>\n");
    }

    private void cell(Writer out, String style, long ticks, long most) throws IOException {
        long nanos = content.scope().nanos(ticks);
        double strength = most == 0 || style.isEmpty() ? 0 : Math.min(1, (double) ticks / most);
        out.write(String.format(
                Locale.ROOT,
                "<td data-v=\"%d\"%s>%s</td>",
                nanos,
                strength == 0 ? "" : String.format(Locale.ROOT, " class=\"%s\" style=\"--a:%.2f\"", style, strength),
                Durations.text(nanos)));
    }
}
