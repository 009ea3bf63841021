package io.xenscope.report.toolstack;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
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
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.toolstack.DomainMakings;
import io.xenscope.analyze.toolstack.MakingPhase;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.spans.SpanNames;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The tables that say what the making of domains consisted of. */
public final class CreationTables {
    private static final String BETWEEN = "(between)";
    private static final String WHOLE = "creation";
    private static final int LONGEST = 10;

    /** A part of a creation, or the whole. */
    private record Part(Creation creation, String name, CreationPart part, CreationPart whole) {
        long ticks() {
            return part.end() - part.begin();
        }

        long running() {
            return part.ticks(VcpuState.RUNNING);
        }

        long waiting() {
            return part.ticks(VcpuState.RUNNABLE);
        }

        long blocked() {
            return part.ticks(VcpuState.BLOCKED);
        }

        /** What is known of calls; null where none of the whole creation is recorded. */
        <T> T ofCalls(Function<CreationPart, T> value) {
            return whole.calls().isEmpty() ? null : value.apply(part);
        }
    }

    private static final Columns<Part> PARTS = CreationTables.<Part>ofLife(
                    "creation", "What the making of a domain consisted of", Part::creation)
            .text("part", Part::name)
            .keys()
            .moment("begin_ns", row -> row.part.begin())
            .detail()
            .ticks("dur_ns", Part::ticks)
            .main()
            .share("share_pct", Part::ticks, row -> row.whole.end() - row.whole.begin())
            .detail()
            .ticks("running_ns", Part::running)
            .ticks("waiting_ns", Part::waiting)
            .main()
            .ticks("blocked_ns", Part::blocked)
            .ticks("other_ns", row -> row.ticks() - row.running() - row.waiting() - row.blocked())
            .detail()
            .ticks("in_xen_ns", row -> row.ofCalls(part -> Creation.inXen(part)[0]))
            .ticks("in_xen_most_ns", row -> row.ofCalls(part -> Creation.inXen(part)[1]))
            .count("calls", row -> row.ofCalls(CreationPart::managementCalls))
            .detail()
            .count("pages", row -> row.ofCalls(CreationPart::pages))
            .detail()
            .note(
                    "running to not known: the vcpus that made it, and add up to the duration. in Xen: hypercalls but iret, and VM"
                            + " exits, at least. calls: those that only toolstacks make. pages: mapped, as far as counted. Phases are inferred"
                            + " from calls; prepare lies before the domain exists.");

    private record Calls(Creation creation, String name, CallSum sum) {}

    private static final Columns<Calls> CALLS = CreationTables.<Calls>ofLife(
                    "creation_calls", "What the vcpus that made it asked of Xen", Calls::creation)
            .text("name", Calls::name)
            .keys()
            .count("count", row -> row.sum.count())
            .ticks("least_ns", row -> row.sum.least())
            .ticks("most_ns", row -> row.sum.most())
            .note(
                    "at least: to the last record that Xen wrote for the call; at most: to the next that proves the guest ran.");

    private record Sleeps(Creation creation, String wokenBy, SleepSum sum, long creationTicks) {}

    private static final Columns<Sleeps> SLEEPS = CreationTables.<Sleeps>ofLife(
                    "creation_blocked", "What ended the sleeps of the vcpus that made it", Sleeps::creation)
            .text("woken_by", Sleeps::wokenBy)
            .keys()
            .count("count", row -> row.sum.count())
            .ticks("total_ns", row -> row.sum.total())
            .main()
            .share("share_pct", row -> row.sum.total(), Sleeps::creationTicks)
            .ticks("longest_ns", row -> row.sum.longest())
            .main()
            .moment("longest_at_ns", row -> row.sum.longestAt());

    /** {@code wokenBy}: what ended a sleep, null of a wait. */
    private record Gap(Creation creation, int rank, Absence absence, String wokenBy) {}

    private static final Columns<Gap> GAPS = CreationTables.<Gap>ofLife(
                    "creation_gaps", "The longest times in which the vcpu that made it did not run", Gap::creation)
            .count("rank", Gap::rank)
            .keys()
            .moment("begin_ns", row -> row.absence.begin())
            .ticks("dur_ns", row -> row.absence.ticks())
            .main()
            .text("part", row -> name(row.creation.phaseAt(row.absence.begin())))
            .text("maker", row -> VcpuKey.text(row.absence.vcpu()))
            .text(
                    "state",
                    row -> row.absence.state() == VcpuState.RUNNABLE
                            ? "waiting"
                            : row.absence.state().key())
            .text("woken_by", Gap::wokenBy);

    private final Scope scope;
    private final List<Creation> creations;
    private final SpanNames names;

    /** A table with a row, or several, for each creation. */
    private static <R> Columns<R> ofLife(String table, String title, Function<R, Creation> creation) {
        return Columns.<R>of(table, title)
                .domain("dom", row -> creation.apply(row).making().life().domain())
                .count("life", row -> creation.apply(row).making().life().number());
    }

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

    /** Puts the tables of those creations on a page that overlap its range of time, each as a whole. */
    public static void fill(Scope scope, Page page, List<Creation> all) {
        List<Creation> creations = all.stream()
                .filter(creation -> scope.overlaps(
                        creation.making().begin(), creation.making().end()))
                .toList();
        if (creations.isEmpty() && scope.isBrief()) {
            page.note("Creations: " + new CreationTables(scope, creations).none() + ".");
            return;
        }
        CreationTables tables = new CreationTables(scope, creations);
        page.table(tables.parts()).table(tables.calls()).table(tables.sleeps()).table(tables.gaps());
        if (creations.stream().anyMatch(creation -> creation.making().others() > 0)) {
            page.note(
                    "Other domains were made at the same time: calls are not separated by the domain they were made for.");
        }
    }

    private String none() {
        return RecordKind.DOMAIN.whenEmpty(
                scope, "no creation of such a domain is in this " + (scope.isWhole() ? "capture" : "range"));
    }

    private Table parts() {
        List<Part> rows = new ArrayList<>();
        for (Creation creation : creations) {
            CreationPart whole = creation.whole();
            rows.add(new Part(creation, WHOLE, whole, whole));
            for (CreationPart part : creation.parts()) {
                rows.add(new Part(creation, "  " + name(part.phase()), part, whole));
            }
        }
        return inOrder(PARTS, rows);
    }

    private <R> Table inOrder(Columns<R> columns, List<R> rows) {
        return columns.listing(scope).whenEmpty(none()).rows(rows, none -> 0).tableInOrder(Integer.MAX_VALUE);
    }

    /** In words; null stands for what lies between phases. */
    static String name(MakingPhase phase) {
        return phase == null ? BETWEEN : phase.key();
    }

    private Table calls() {
        List<Calls> rows = new ArrayList<>();
        for (Creation creation : creations) {
            creation.whole().calls().forEach((kind, sum) -> rows.add(new Calls(creation, text(kind), sum)));
        }
        return CALLS.listing(scope)
                .whenEmpty(none())
                .rows(rows, row -> row.sum.most())
                .table(scope.rows(2 * Listing.BRIEF));
    }

    private String text(CallKind kind) {
        String own = names.of(kind.span(), 0, kind.number());
        return kind.guestCall() == Activation.NONE ? own : own + " " + Hypercalls.name(kind.guestCall());
    }

    private Table sleeps() {
        List<Sleeps> rows = new ArrayList<>();
        for (Creation creation : creations) {
            CreationPart whole = creation.whole();
            whole.sleeps().entrySet().stream()
                    .map(sleep ->
                            new Sleeps(creation, text(sleep.getKey()), sleep.getValue(), whole.end() - whole.begin()))
                    .sorted(Comparator.comparing(Sleeps::wokenBy))
                    .forEach(rows::add);
        }
        return SLEEPS.listing(scope)
                .whenEmpty(none())
                .rows(rows, row -> row.sum.total())
                .table(scope.rows(2 * Listing.BRIEF));
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

    private Table gaps() {
        List<Gap> rows = new ArrayList<>();
        for (Creation creation : creations) {
            int rank = 1;
            for (Absence absence : creation.longest(scope.rows(LONGEST))) {
                String by = absence.wokenBy() == null ? null : text(absence.wokenBy());
                rows.add(new Gap(creation, rank++, absence, by));
            }
        }
        return inOrder(GAPS, rows);
    }
}
