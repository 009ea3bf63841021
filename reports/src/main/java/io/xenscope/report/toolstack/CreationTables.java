package io.xenscope.report.toolstack;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.creation.Absence;
import io.xenscope.analyze.creation.CallKind;
import io.xenscope.analyze.creation.CallSum;
import io.xenscope.analyze.creation.Creation;
import io.xenscope.analyze.creation.CreationPart;
import io.xenscope.analyze.creation.Creations;
import io.xenscope.analyze.creation.SleepSum;
import io.xenscope.analyze.creation.WokenBy;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.toolstack.DomainMakings;
import io.xenscope.analyze.toolstack.MakingPhase;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.export.SpanNames;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The tables that say what the making of domains consisted of. */
public final class CreationTables {
    private static final String BETWEEN = "(between)";
    private static final String WHOLE = "creation";
    private static final int LONGEST = 10;

    private final Scope scope;
    private final List<Creation> creations;
    private final SpanNames names;

    private CreationTables(Scope scope, List<Creation> creations) {
        this.scope = scope;
        this.creations = creations;
        this.names = new SpanNames(scope.analysis().isSvm());
    }

    /** Accounts of the creations of the domains asked for, by reading the capture again. */
    public static List<Creation> read(Capture capture, Analysis analysis, IntPredicate domains, int threads) {
        List<DomainLife> lives =
                DomainLives.of(analysis).withRuns(Scope.whole(analysis).range(), threads).all().stream()
                        .filter(life -> domains.test(life.domain()))
                        .sorted(Comparator.comparingLong(DomainLife::begin))
                        .toList();
        return Creations.of(capture, analysis, DomainMakings.of(capture, analysis, lives, threads), threads);
    }

    /** Puts the tables of these creations on a page. */
    public static void fill(Scope scope, Page page, List<Creation> creations) {
        if (creations.isEmpty() && scope.isBrief()) {
            page.note("Creations: " + new CreationTables(scope, creations).none() + ".");
            return;
        }
        CreationTables tables = new CreationTables(scope, creations);
        page.table(tables.parts()).table(tables.calls()).table(tables.sleeps()).table(tables.absences());
        if (creations.stream().anyMatch(creation -> creation.making().others() > 0)) {
            page.note(
                    "Other domains were made at the same time: calls are not told apart by the domain they were made for.");
        }
    }

    private String none() {
        return RecordKind.DOMAIN.whenEmpty(scope, "no creation of such a domain is in this capture");
    }

    private Table parts() {
        Table table = new Table(
                        "creation",
                        "What the making of a domain consisted of",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.text("part", "part"),
                        Column.moment("begin_ns", "begin"),
                        Column.nanos("dur_ns", "duration"),
                        Column.percent("share_pct", "of creation"),
                        Column.nanos("running_ns", "running"),
                        Column.nanos("waiting_ns", "waiting"),
                        Column.nanos("blocked_ns", "blocked"),
                        Column.nanos("other_ns", "not known"),
                        Column.nanos("in_xen_ns", "in Xen"),
                        Column.nanos("in_xen_most_ns", "at most"),
                        Column.count("calls", "calls"),
                        Column.count("pages", "pages"))
                .whenEmpty(none())
                .note(
                        "running to not known: the vcpus that made it, and add up to the duration. in Xen: hypercalls but iret, and VM"
                                + " exits, at least. calls: those that only toolstacks make. pages: mapped, as far as counted. Phases are inferred"
                                + " from calls; prepare lies before the domain exists.");
        for (Creation creation : creations) {
            DomainLife life = creation.making().life();
            CreationPart whole = creation.whole();
            table.row(part(life, WHOLE, whole, whole));
            for (CreationPart part : creation.parts()) {
                table.row(part(life, "  " + name(part.phase()), part, whole));
            }
        }
        return table;
    }

    private static String name(MakingPhase phase) {
        return phase == null ? BETWEEN : phase.key();
    }

    private Object[] part(DomainLife life, String name, CreationPart part, CreationPart whole) {
        long ticks = part.end() - part.begin();
        long running = part.ticks(VcpuState.RUNNING);
        long waiting = part.ticks(VcpuState.RUNNABLE);
        long blocked = part.ticks(VcpuState.BLOCKED);
        long[] inXen = Creation.inXen(part);
        boolean hasCalls = !whole.calls().isEmpty();
        return new Object[] {
            life.domain(),
            life.number(),
            name,
            scope.moment(part.begin()),
            scope.nanos(ticks),
            Cells.percent(ticks, whole.end() - whole.begin()),
            scope.nanos(running),
            scope.nanos(waiting),
            scope.nanos(blocked),
            scope.nanos(ticks - running - waiting - blocked),
            hasCalls ? (Object) scope.nanos(inXen[0]) : null,
            hasCalls ? (Object) scope.nanos(inXen[1]) : null,
            hasCalls ? (Object) part.managementCalls() : null,
            hasCalls ? (Object) part.pages() : null
        };
    }

    private Table calls() {
        Listing listing = new Listing(
                        "creation_calls",
                        "What the vcpus that made it asked of Xen",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.text("name", "name"),
                        Column.count("count", "count"),
                        Column.nanos("least_ns", "at least"),
                        Column.nanos("most_ns", "at most"))
                .whenEmpty(none())
                .note(
                        "at least: to the last record that Xen wrote for the call; at most: to the next that proves the guest ran.");
        for (Creation creation : creations) {
            DomainLife life = creation.making().life();
            creation.whole().calls().forEach((kind, sum) -> listing.row(sum.most(), call(life, kind, sum)));
        }
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private Object[] call(DomainLife life, CallKind kind, CallSum sum) {
        String own = names.of(kind.span(), 0, kind.number());
        String name = kind.guestCall() == Activation.NONE ? own : own + " " + Hypercalls.name(kind.guestCall());
        return new Object[] {
            life.domain(), life.number(), name, sum.count(), scope.nanos(sum.least()), scope.nanos(sum.most())
        };
    }

    private Table sleeps() {
        Listing listing = new Listing(
                        "creation_blocked",
                        "What ended the sleeps of the vcpus that made it",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.text("woken_by", "woken by"),
                        Column.count("count", "count"),
                        Column.nanos("total_ns", "blocked"),
                        Column.percent("share_pct", "of creation"),
                        Column.nanos("longest_ns", "longest"),
                        Column.moment("longest_at_ns", "at"))
                .whenEmpty(none());
        for (Creation creation : creations) {
            CreationPart whole = creation.whole();
            for (Map.Entry<WokenBy, SleepSum> sleep : whole.sleeps().entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<WokenBy, SleepSum> entry) -> text(entry.getKey())))
                    .toList()) {
                listing.row(
                        sleep.getValue().total(),
                        sleep(creation.making().life(), sleep.getKey(), sleep.getValue(), whole));
            }
        }
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private Object[] sleep(DomainLife life, WokenBy by, SleepSum sum, CreationPart whole) {
        return new Object[] {
            life.domain(),
            life.number(),
            text(by),
            sum.count(),
            scope.nanos(sum.total()),
            Cells.percent(sum.total(), whole.end() - whole.begin()),
            scope.nanos(sum.longest()),
            scope.moment(sum.longestAt())
        };
    }

    /** What ended a sleep, in words. */
    private String text(WokenBy by) {
        if (by.kind() == null) {
            return "not known";
        }
        String span = names.of(by.span(), VcpuKey.of(Math.max(0, by.domain()), 0), by.detail());
        return switch (by.kind()) {
            case IRQ -> span;
            case ASYNC -> "timer or softirq";
            default -> "d" + by.domain() + " " + span + (by.kind() == Cause.Kind.IPI ? " (same domain)" : "");
        };
    }

    private Table absences() {
        Table table = new Table(
                        "creation_gaps",
                        "The longest times in which the vcpu that made it did not run",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.count("rank", "#"),
                        Column.moment("begin_ns", "begin"),
                        Column.nanos("dur_ns", "duration"),
                        Column.text("part", "part"),
                        Column.text("maker", "vcpu"),
                        Column.text("state", "state"),
                        Column.text("woken_by", "woken by"))
                .whenEmpty(none());
        for (Creation creation : creations) {
            int rank = 1;
            for (Absence absence : creation.longest(scope.rows(LONGEST))) {
                table.row(absence(creation, absence, rank++));
            }
        }
        return table;
    }

    private Object[] absence(Creation creation, Absence absence, int rank) {
        DomainLife life = creation.making().life();
        return new Object[] {
            life.domain(),
            life.number(),
            rank,
            scope.moment(absence.begin()),
            scope.nanos(absence.ticks()),
            name(creation.phaseAt(absence.begin())),
            VcpuKey.text(absence.vcpu()),
            absence.state() == VcpuState.RUNNABLE ? "waiting" : absence.state().key(),
            absence.wokenBy() == null ? null : text(absence.wokenBy())
        };
    }
}
