package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.xenstore.StoreControls;
import io.xenscope.analyze.companion.xenstore.StoreDevices;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.Map;

/** How devices came up and went down, and what guests made of what the toolstack asked of them. */
final class DeviceTables {
    private final Scope scope;
    private final RequestFilter filter;
    private final List<StoreTables.OfLog> logs;

    DeviceTables(Scope scope, RequestFilter filter, List<StoreTables.OfLog> logs) {
        this.scope = scope;
        this.filter = filter;
        this.logs = logs;
    }

    Table handshakes() {
        Listing listing = new Listing(
                        "handshakes",
                        "States of devices",
                        Column.domain("dom", "dom"),
                        Column.text("type", "type"),
                        Column.count("device", "device"),
                        Column.text("end", "end"),
                        Column.text("state", "state"),
                        Column.domain("by", "written by"),
                        Column.moment("t_ns", "time"),
                        Column.nanos("bound_ns", "±"),
                        Column.nanos("dur_ns", "until the next"))
                .whenEmpty("no device states")
                .note("until the next: state of either end.");
        for (StoreTables.OfLog log : logs) {
            log.devices().all().forEach((device, changes) -> {
                if (filter.domains().test(device.domain())) {
                    device(listing, log.companion(), device, changes);
                }
            });
        }
        return listing.tableInOrder(StoreTables.rows(scope));
    }

    private static void device(
            Listing listing, Companion companion, StoreDevices.Device device, List<StoreDevices.Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            StoreDevices.Change change = changes.get(i);
            Long time = ItemCells.time(companion, change.item());
            Long next = i + 1 < changes.size()
                    ? ItemCells.time(companion, changes.get(i + 1).item())
                    : null;
            listing.row(
                    0,
                    device.domain(),
                    device.type(),
                    device.number(),
                    change.isBackend() ? "backend" : "frontend",
                    change.name(),
                    change.by(),
                    time,
                    ItemCells.bound(companion, change.item()),
                    time == null || next == null ? null : (Long) (next - time));
        }
    }

    Table controls() {
        Listing listing = new Listing(
                        "controls",
                        "What was asked of guests",
                        Column.domain("dom", "dom"),
                        Column.text("node", "node"),
                        Column.text("value", "value"),
                        Column.moment("written_ns", "written"),
                        Column.nanos("bound_ns", "±"),
                        Column.moment("event_ns", "guest told"),
                        Column.moment("answered_ns", "guest answered"),
                        Column.moment("shutdown_ns", "shut down"),
                        Column.text("reason", "why"),
                        Column.moment("released_ns", "release told"),
                        Column.moment("removed_ns", "destroyed"),
                        Column.text("outcome", "outcome"))
                .whenEmpty("nothing was asked of guests")
                .note(
                        "guest answered: it wrote the node itself. shut down, destroyed: from the capture's own records.");
        Map<Integer, List<DomainLife>> lives = DomainLives.of(scope.analysis()).all().stream()
                .collect(java.util.stream.Collectors.groupingBy(DomainLife::domain));
        for (StoreTables.OfLog log : logs) {
            for (StoreControls.Control control : log.controls().all()) {
                if (filter.domains().test(control.domain())) {
                    listing.row(0, row(log.companion(), control, lives.getOrDefault(control.domain(), List.of())));
                }
            }
        }
        return listing.tableInOrder(StoreTables.rows(scope));
    }

    private Object[] row(Companion companion, StoreControls.Control control, List<DomainLife> lives) {
        boolean isShutdown = control.node().equals("control/shutdown");
        // Of a number that was used again no record says which of its lives is meant.
        DomainLife life = isShutdown && lives.size() == 1 ? lives.get(0) : null;
        Long shutdown = life == null ? null : moment(life.shutdown());
        Long removed = life == null ? null : moment(life.destroyed());
        String outcome = control.answered() >= 0
                ? "answered"
                : isShutdown && removed != null && shutdown == null ? "destroyed instead" : "never answered";
        return new Object[] {
            control.domain(),
            control.node(),
            control.value(),
            ItemCells.time(companion, control.written()),
            ItemCells.bound(companion, control.written()),
            ItemCells.time(companion, control.event()),
            ItemCells.time(companion, control.answered()),
            shutdown,
            shutdown == null ? null : XenNames.shutdownReason(life.reason()),
            ItemCells.time(companion, control.released()),
            removed,
            outcome
        };
    }

    private Long moment(long ticks) {
        return ticks == DomainLife.NEVER ? null : (Long) scope.moment(ticks);
    }
}
