package io.xenscope.report.guest;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.guest.GuestTasks;
import io.xenscope.analyze.companion.guest.IpiHandlers;
import io.xenscope.analyze.companion.guest.LoggedHypercalls;
import io.xenscope.analyze.span.DomainIpis;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a guest's kernel logged of interrupts and hypercalls that the capture shows, too. */
final class GuestLogTables {
    private static final int BRIEF = 2 * Listing.BRIEF;

    private record Slow(Companion log, GuestTasks.Single call) {
        Long part(ToLongFunction<GuestTasks.Parts> of) {
            return call.parts() == null ? null : (Long) of.applyAsLong(call.parts());
        }
    }

    private static final Columns<Slow> SLOWEST = Columns.<Slow>of("slow_syscalls", "The slowest syscalls")
            .with(Cells.VCPU, row -> row.call.vcpu())
            .text("name", row -> row.call.name())
            .nanosSince("start_ns", row -> ItemCells.time(row.log, row.call.item()))
            .nanos("bound_ns", row -> ItemCells.bound(row.log, row.call.item()))
            .nanos("dur_ns", row -> row.call.nanos())
            .main()
            .nanos("in_xen_ns", row -> row.part(GuestTasks.Parts::inXen))
            .count("entries", row -> row.part(GuestTasks.Parts::calls))
            .nanos("waiting_ns", row -> row.part(GuestTasks.Parts::waiting))
            .nanos("blocked_ns", row -> row.part(GuestTasks.Parts::blocked))
            .count("line", row -> row.log.log().items().line(row.call.item()))
            .whenEmpty("no syscalls in the log")
            .note(
                    "entries: hypercalls and VM exits that begin inside; what is none of these the vcpu ran in the guest.");

    private record Handled(DomainIpis.Pair pair, IpiHandlers.Account account) {
        Long entry(ToLongFunction<LatencyHistogram> of) {
            return account.toEntry().count() == 0 ? null : (Long) of.applyAsLong(account.toEntry());
        }

        Long inside(ToLongFunction<LatencyHistogram> of) {
            return account.inside().count() == 0 ? null : (Long) of.applyAsLong(account.inside());
        }
    }

    private static final Columns<Handled> HANDLERS = Columns.<Handled>of(
                    "ipi_handlers", "Handlers of wakes between vcpus")
            .with(Cells.VCPU, row -> row.pair.from())
            .text("to", row -> VcpuKey.text(row.pair.to()))
            .keys()
            .count("count", row -> row.account.count())
            .count("placed", row -> row.account.toEntry().count())
            .nanos("entry_p50_ns", row -> row.entry(all -> all.percentile(50)))
            .nanos("entry_p99_ns", row -> row.entry(all -> all.percentile(99)))
            .nanos("entry_max_ns", row -> row.entry(LatencyHistogram::max))
            .nanos("handler_p50_ns", row -> row.inside(all -> all.percentile(50)))
            .main()
            .nanos("handler_p99_ns", row -> row.inside(all -> all.percentile(99)))
            .nanos("handler_max_ns", row -> row.inside(LatencyHistogram::max))
            .whenEmpty("no handler of a wake is in the log")
            .note("count: wakes with a handler that the log surely has in the run they led to. entry: from the run to"
                    + " the handler, of those placed to a tenth of it. handler: by the guest's own clock.");

    private static final Columns<LoggedHypercalls.Account> HYPERCALLS = Columns.<LoggedHypercalls.Account>of(
                    "logged_hypercalls", "Hypercalls as the guest logged them")
            .with(Cells.VCPU, LoggedHypercalls.Account::vcpu)
            .text("name", row -> Hypercalls.name(row.number()))
            .keys()
            .count("logged", LoggedHypercalls.Account::logged)
            .main()
            .count("matched", LoggedHypercalls.Account::matched)
            .count("only_logged", LoggedHypercalls.Account::onlyInLog)
            .count("only_captured", LoggedHypercalls.Account::onlyInCapture)
            .whenEmpty("no hypercalls in the log")
            .note("matched: the capture has such a call of the vcpu, not before the log has it. only captured: between"
                    + " the first and the last such event of the vcpu; kernels do not log all ways to make a call.");

    private GuestLogTables() {}

    static Table slowest(Scope scope, List<GuestTables.Kernel> kernels) {
        Listing<Slow> listing = SLOWEST.listing(scope);
        kernels.forEach(kernel ->
                kernel.tasks().slowest().forEach(call -> listing.row(call.nanos(), new Slow(kernel.log(), call))));
        return listing.table(scope.rows(Listing.BRIEF));
    }

    static Table handlers(Scope scope, IpiHandlers handlers) {
        Listing<Handled> listing = HANDLERS.listing(scope);
        handlers.all().forEach((pair, account) -> listing.row(account.count(), new Handled(pair, account)));
        return listing.table(scope.rows(BRIEF));
    }

    static Table hypercalls(Scope scope, List<LoggedHypercalls.Account> accounts) {
        Listing<LoggedHypercalls.Account> listing = HYPERCALLS.listing(scope);
        accounts.forEach(account -> listing.row(account.logged(), account));
        return listing.table(scope.rows(BRIEF));
    }
}
