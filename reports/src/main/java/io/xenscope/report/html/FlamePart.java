package io.xenscope.report.html;

import io.xenscope.report.spans.StackTree;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.HtmlTable;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** On what vcpus spent the pcpus' time: a flame graph, drawn by scripts, and the stacks with the most time of their own. */
final class FlamePart implements Part {
    private static final int STACKS = 30;

    private record Stack(String text, long nanos, long whole) {}

    private static final Columns<Stack> COLUMNS = Columns.<Stack>of(
                    "stacks", "Stacks with the most pcpu time of their own")
            .text("stack", Stack::text)
            .keys()
            .nanos("own_ns", Stack::nanos)
            .share("of_pcpu_time_pct", Stack::nanos, Stack::whole)
            .whenEmpty("no vcpu is known to have run");

    private final PageContent content;

    FlamePart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "flm";
    }

    @Override
    public String title() {
        return "Flame graph";
    }

    @Override
    public void write(Writer out) throws IOException {
        StackTree.Frame bottom = content.stacks().pcpuTime();
        if (!bottom.inside().isEmpty()) {
            out.write("<div class=\"js\" id=\"flame\"></div>\n");
        }
        List<Stack> stacks = new ArrayList<>();
        long whole = bottom.allNanos();
        bottom.inside().forEach(domain -> add(stacks, domain.name(), domain, whole));
        stacks.sort(Comparator.comparingLong((Stack stack) -> -stack.nanos));
        int more = Math.max(0, stacks.size() - STACKS);
        Table table = COLUMNS.table(content.scope(), stacks.subList(0, stacks.size() - more));
        new HtmlTable(
                        FootPart.SCHEMA,
                        table,
                        "xenscope export folded "
                                + CaptureName.quoted(content.analysis().extent().name()))
                .write(out);
        if (more > 0) {
            out.write("<p class=\"note\">" + HtmlText.of(more + " more stacks: the command above prints all.")
                    + "</p>\n");
        }
    }

    private static void add(List<Stack> stacks, String text, StackTree.Frame frame, long whole) {
        if (frame.ownNanos() > 0) {
            stacks.add(new Stack(text, frame.ownNanos(), whole));
        }
        frame.inside().forEach(next -> add(stacks, text + ";" + next.name(), next, whole));
    }
}
