package io.xenscope.report;

import io.xenscope.report.blame.BlameReport;
import io.xenscope.report.calls.Calls;
import io.xenscope.report.chain.ChainReport;
import io.xenscope.report.cli.Command;
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

/** The list of commands, in the order of help: a line each. */
public final class Commands {
    public static final List<Command> ALL = List.of(
            Summary.COMMAND,
            FindingsReport.COMMAND,
            Info.COMMAND,
            Sched.COMMAND,
            Scheduler.COMMAND,
            Pcpus.COMMAND,
            Irqs.COMMAND,
            Domains.COMMAND,
            Toolstack.COMMAND,
            Exits.COMMAND,
            BlameReport.COMMAND,
            ChainReport.COMMAND,
            Calls.COMMAND,
            Memory.COMMAND,
            Timers.COMMAND,
            Xenstore.COMMAND,
            Guest.COMMAND,
            Latency.COMMAND,
            Top.COMMAND,
            State.COMMAND,
            Interval.COMMAND,
            Series.COMMAND,
            Compare.COMMAND,
            ClockReport.COMMAND,
            Dump.COMMAND,
            Cut.COMMAND,
            Html.COMMAND,
            Export.COMMAND,
            Sql.COMMAND,
            Manual.COMMAND,
            Completion.COMMAND,
            Xenalyze.COMMAND);

    private Commands() {}
}
