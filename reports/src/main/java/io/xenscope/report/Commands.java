package io.xenscope.report;

import io.xenscope.report.blame.BlameReport;
import io.xenscope.report.calls.Calls;
import io.xenscope.report.chain.ChainReport;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommandList;
import io.xenscope.report.clock.ClockReport;
import io.xenscope.report.compare.Compare;
import io.xenscope.report.completion.Completion;
import io.xenscope.report.cut.Cut;
import io.xenscope.report.domains.Domains;
import io.xenscope.report.dump.Dump;
import io.xenscope.report.exits.Exits;
import io.xenscope.report.export.Export;
import io.xenscope.report.findings.FindingsReport;
import io.xenscope.report.guest.Guest;
import io.xenscope.report.html.Html;
import io.xenscope.report.info.Info;
import io.xenscope.report.interval.Interval;
import io.xenscope.report.irqs.Irqs;
import io.xenscope.report.latency.Latency;
import io.xenscope.report.manual.Manual;
import io.xenscope.report.memory.Memory;
import io.xenscope.report.pcpus.Pcpus;
import io.xenscope.report.sched.Sched;
import io.xenscope.report.scheduler.Scheduler;
import io.xenscope.report.series.Series;
import io.xenscope.report.sql.Sql;
import io.xenscope.report.state.State;
import io.xenscope.report.summary.Summary;
import io.xenscope.report.timers.Timers;
import io.xenscope.report.toolstack.Toolstack;
import io.xenscope.report.top.Top;
import io.xenscope.report.xenalyze.Xenalyze;
import io.xenscope.report.xenstore.Xenstore;
import java.util.List;

/** The list of commands: each has a name here, in the order of help, and a line that says where it is. */
public final class Commands {
    private static final String NAMES =
            "summary findings info sched scheduler pcpus irqs domains toolstack exits blame chain calls"
                    + " memory timers xenstore guest latency top state interval series compare clock dump cut html export sql manual"
                    + " completion xenalyze";

    public static final CommandList ALL = new CommandList(List.of(NAMES.split(" ")), Commands::named);

    private Commands() {}

    private static Command named(String name) {
        return switch (name) {
            case "summary" -> Summary.COMMAND;
            case "findings" -> FindingsReport.COMMAND;
            case "info" -> Info.COMMAND;
            case "sched" -> Sched.COMMAND;
            case "scheduler" -> Scheduler.COMMAND;
            case "pcpus" -> Pcpus.COMMAND;
            case "irqs" -> Irqs.COMMAND;
            case "domains" -> Domains.COMMAND;
            case "toolstack" -> Toolstack.COMMAND;
            case "exits" -> Exits.COMMAND;
            case "blame" -> BlameReport.COMMAND;
            case "chain" -> ChainReport.COMMAND;
            case "calls" -> Calls.COMMAND;
            case "memory" -> Memory.COMMAND;
            case "timers" -> Timers.COMMAND;
            case "xenstore" -> Xenstore.COMMAND;
            case "guest" -> Guest.COMMAND;
            case "latency" -> Latency.COMMAND;
            case "top" -> Top.COMMAND;
            case "state" -> State.COMMAND;
            case "interval" -> Interval.COMMAND;
            case "series" -> Series.COMMAND;
            case "compare" -> Compare.COMMAND;
            case "clock" -> ClockReport.COMMAND;
            case "dump" -> Dump.COMMAND;
            case "cut" -> Cut.COMMAND;
            case "html" -> Html.COMMAND;
            case "export" -> Export.COMMAND;
            case "sql" -> Sql.COMMAND;
            case "manual" -> Manual.COMMAND;
            case "completion" -> Completion.COMMAND;
            case "xenalyze" -> Xenalyze.COMMAND;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
