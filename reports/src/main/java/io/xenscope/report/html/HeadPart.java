package io.xenscope.report.html;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** What the capture is, on top of the page: facts, and a bar of who had the pcpus. */
final class HeadPart {
    private static final int NAMED = 8;

    private final PageContent content;
    private final Scope scope;
    private final Analysis analysis;
    private final CaptureFacts facts;
    private final String title;
    private final String filters;

    HeadPart(PageContent content, String title, String filters) {
        this.content = content;
        this.scope = content.scope();
        this.analysis = content.analysis();
        this.facts = new CaptureFacts(analysis);
        this.title = title;
        this.filters = filters;
    }

    void write(Writer out) throws IOException {
        out.write("<div id=\"top\"><h1>" + HtmlText.of(title) + "</h1>\n<dl class=\"facts\">");
        fact(out, "span", seconds(analysis.extent().spanTicks()), false);
        if (!scope.isWhole()) {
            fact(out, "shown", shown(), true);
        }
        if (!filters.isEmpty()) {
            fact(out, "filters", filters, true);
        }
        fact(out, "records", Long.toString(facts.records()), false);
        fact(out, "lost", Long.toString(facts.lostRecords()), facts.lostRecords() > 0 || facts.losses() > 0);
        fact(out, "pcpus", Integer.toString(analysis.pcpus().size()), false);
        fact(out, "domains", domains(), false);
        fact(out, "vcpus", Long.toString(vcpus()), false);
        fact(
                out,
                "TSC",
                tsc(),
                analysis.rate().source() == TscRate.Source.ASSUMED
                        || analysis.rate().isDoubtful());
        fact(out, "clocks", clocks(), !analysis.alignment().isIdentity());
        fact(out, "file", file(), !analysis.extent().complete());
        out.write("</dl>\n");
        writeBar(out);
        out.write("</div>\n");
    }

    private static void fact(Writer out, String name, String value, boolean isWarning) throws IOException {
        out.write("<div" + (isWarning ? " class=\"warn\"" : "") + "><dt>" + name + "</dt><dd>" + HtmlText.of(value)
                + "</dd></div>");
    }

    private String seconds(long ticks) {
        return String.format(Locale.ROOT, "%.3f s", scope.nanos(ticks) / 1e9);
    }

    private String shown() {
        return String.format(
                Locale.ROOT,
                "%.6f s to %.6f s",
                scope.moment(scope.range().from()) / 1e9,
                scope.moment(scope.range().to()) / 1e9);
    }

    private String domains() {
        List<DomainFacts> all = content.evidence().domains();
        if (all.isEmpty()) {
            return "none is named";
        }
        List<String> names =
                all.stream().limit(NAMED).map(domain -> "d" + domain.dom()).toList();
        return String.join(" ", names) + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }

    private long vcpus() {
        return scope.knownVcpus().stream().filter(vcpu -> !vcpu.isIdle()).count();
    }

    private String tsc() {
        return String.format(Locale.ROOT, "%.3f MHz, ", analysis.rate().hz() / 1e6)
                + switch (analysis.rate().source()) {
                    case USER -> "given by --cpu-hz";
                    case SCHEDULER -> analysis.rate().isDoubtful() ? "doubtful" : "from scheduler records";
                    case ASSUMED -> "ASSUMED: pass --cpu-hz";
                };
    }

    private String clocks() {
        Alignment alignment = analysis.alignment();
        return switch (alignment.mode()) {
            case NONE -> content.isAligned() ? "no record contradicts them" : "taken as they are";
            case AS_RECORDED -> alignment.isOrdered() ? "no record contradicts them" : "order of windows unknown";
            case LINES, BENT -> "aligned";
            case UNRECONCILED -> "not aligned: they contradict each other";
        };
    }

    private String file() {
        return String.format(Locale.ROOT, "%.1f MB, ", analysis.extent().fileBytes() / 1e6)
                + (analysis.extent().complete() ? "whole" : "damaged");
    }

    /** Who had the pcpus, all of them together over the range. */
    private void writeBar(Writer out) throws IOException {
        List<PcpuFacts> pcpus = scope.accounts().pcpus();
        double whole = (double) scope.rangeTicks() * pcpus.size();
        if (whole == 0) {
            return;
        }
        out.write("<h2 class=\"small\">Time of the " + pcpus.size() + " pcpus</h2>\n<div class=\"share\">");
        StringBuilder legend = new StringBuilder();
        double rest = 100;
        int place = 0;
        for (DomainFacts domain : content.evidence().domains()) {
            double share = 100 * domain.ticks(VcpuState.RUNNING) / whole;
            rest -= share;
            part(out, legend, "c" + place++ % NAMED, "d" + domain.dom(), share, place <= NAMED);
        }
        double idle = 100 * pcpus.stream().mapToLong(PcpuFacts::idle).sum() / whole;
        double lost = 100 * pcpus.stream().mapToLong(PcpuFacts::lost).sum() / whole;
        double unknown = 100 * pcpus.stream().mapToLong(PcpuFacts::unknown).sum() / whole;
        part(out, legend, "xen", scope.isEveryVcpu() ? "Xen" : "others", rest - idle - lost - unknown, true);
        part(out, legend, "lost", "lost", lost, true);
        part(out, legend, "unknown", "unknown", unknown, true);
        part(out, legend, "idle", "idle", idle, true);
        out.write("</div>\n<ul class=\"legend\">" + legend + "</ul>\n");
    }

    private static void part(Writer out, StringBuilder legend, String style, String name, double share, boolean isNamed)
            throws IOException {
        if (share < 0.05) {
            return;
        }
        String text = String.format(Locale.ROOT, "%s %.1f %%", name, share);
        out.write(String.format(
                Locale.ROOT, "<i class=\"%s\" style=\"width:%.3f%%\" title=\"%s\"></i>", style, share, text));
        if (isNamed) {
            legend.append("<li><i class=\"")
                    .append(style)
                    .append("\"></i>")
                    .append(text)
                    .append("</li>");
        }
    }
}
