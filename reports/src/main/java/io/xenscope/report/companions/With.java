package io.xenscope.report.companions;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.Companions;
import io.xenscope.analyze.companion.GuestSignals;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.util.List;

/** The options of companions, and how commands open them, place them and show how they were placed. */
public final class With {
    public static final Option WITH =
            Option.value("", "with", "FILE", "a log beside the capture: [HINTS:]FILE; may be repeated");
    public static final Option SHOW = Option.flag("", "show-companions", "show how each log was read and placed");

    /** What help says of hints. */
    public static final String NOTES = "HINTS: a kind, dom=N, clock=NAME, zone=+02:00, cpu0=VCPU, offset=TSC\n";

    private final Companions companions;
    private boolean allPlaced = true;

    private With(Companions companions) {
        this.companions = companions;
    }

    /** Opens the logs that were asked for; without any it is empty. */
    public static With open(Invocation asked) {
        List<String> typed = asked.values(WITH);
        try {
            return new With(typed == null || typed.isEmpty() ? null : Companions.open(typed));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--with " + e.getMessage());
        }
    }

    public boolean isEmpty() {
        return companions == null;
    }

    /** The logs; empty where none was given. */
    public List<Companion> all() {
        return companions == null ? List.of() : companions.all();
    }

    /** Those of xenstored. */
    public List<Companion> stores() {
        return companions == null ? List.of() : companions.stores();
    }

    /** What the capture shows of the requests of domains to xenstored; null before logs are placed, or without any. */
    public GuestSignals signals() {
        return companions == null ? null : companions.signals();
    }

    /** Places them on the time line of a capture, and warns of those that cannot be placed, or do not meet it. */
    public void place(Invocation asked, Capture capture, Analysis analysis) {
        if (companions == null) {
            return;
        }
        companions.place(capture, analysis, asked.threads());
        for (Companion companion : companions.all()) {
            boolean isPlaced = companion.times().arePlaced();
            allPlaced &= isPlaced;
            if (!isPlaced || companion.isOutside()) {
                asked.warn(companion.name() + ": "
                        + String.join("; ", companion.placed().notes()));
            }
        }
    }

    /** Says on stderr how each log was read and placed, for answers that have no tables, if that was asked for. */
    public void tell(Invocation asked) {
        if (asked.has(SHOW)) {
            all().forEach(companion -> asked.progress(CompanionTables.line(companion)));
        }
    }

    /** The exit code of a command: that of its report, unless a log that could not be placed makes it worse. */
    public int exit(Invocation asked, int ofReport) {
        return ofReport == Exit.OK ? asked.exit(allPlaced) : ofReport;
    }

    /** Adds the tables of the logs: for machines always, for people if they ask. */
    public void addTables(Invocation asked, Scope scope, Page page) {
        if (companions != null && (!scope.isBrief() || asked.has(SHOW))) {
            CompanionTables.fill(scope, page, companions.all());
        }
    }

    /** Gives back what the logs hold. */
    public void close() {
        if (companions != null) {
            companions.close();
        }
    }
}
