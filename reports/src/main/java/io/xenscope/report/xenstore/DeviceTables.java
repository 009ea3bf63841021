package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.join.RequestRoutes;
import io.xenscope.analyze.companion.xenstore.StoreControls;
import io.xenscope.analyze.companion.xenstore.StoreDevices;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How devices came up and went down, and what guests made of what the toolstack asked of them. */
final class DeviceTables {
    /** {@code next}: the item of the next change of the device; -1 where there is none. */
    private record Handshake(Companion companion, StoreDevices.Device device, StoreDevices.Change change, long next) {
        Long untilNext() {
            Long time = ItemCells.time(companion, change.item());
            Long then = ItemCells.time(companion, next);
            return time == null || then == null ? null : (Long) (then - time);
        }
    }

    private static final Columns<Handshake> HANDSHAKES = Columns.<Handshake>of("handshakes", "States of devices")
            .domain("dom", row -> row.device.domain())
            .text("type", row -> row.device.type())
            .count("device", row -> row.device.number())
            .text("end", row -> row.change.isBackend() ? "backend" : "frontend")
            .keys()
            .text("state", row -> row.change.name())
            .domain("by", row -> row.change.by())
            .nanosSince("t_ns", row -> ItemCells.time(row.companion, row.change.item()))
            .nanos("bound_ns", row -> ItemCells.bound(row.companion, row.change.item()))
            .nanos("dur_ns", Handshake::untilNext)
            .main()
            .whenEmpty("no device states")
            .note("until the next: state of either end.");

    /** {@code life}: of the domain; null where no record says which one is meant. */
    private record Asked(Companion companion, StoreControls.Control control, DomainLife life, Long gaveBack) {
        boolean isShutdown() {
            return life != null && life.shutdown() != DomainLife.NEVER;
        }

        boolean isDestroyed() {
            return life != null && life.destroyed() != DomainLife.NEVER;
        }

        String outcome() {
            if (control.answered() >= 0) {
                return "answered";
            }
            if (!control.isOfShutdown()) {
                return gaveBack == null ? "no memory given back" : "memory given back";
            }
            return isDestroyed() && !isShutdown() ? "destroyed instead" : "never answered";
        }

        Long time(long item) {
            return ItemCells.time(companion, item);
        }
    }

    private static final Columns<Asked> CONTROLS = Columns.<Asked>of("controls", "What was asked of guests")
            .domain("dom", row -> row.control.domain())
            .text("node", row -> row.control.node())
            .text("value", row -> row.control.value())
            .keys()
            .nanosSince("written_ns", row -> row.time(row.control.written()))
            .nanos("bound_ns", row -> ItemCells.bound(row.companion, row.control.written()))
            .nanosSince("event_ns", row -> row.time(row.control.event()))
            .nanosSince("answered_ns", row -> row.time(row.control.answered()))
            .nanosSince("gave_back_ns", Asked::gaveBack)
            .moment("shutdown_ns", row -> row.isShutdown() ? row.life.shutdown() : null)
            .text("reason", row -> row.isShutdown() ? XenNames.shutdownReason(row.life.reason()) : null)
            .nanosSince("released_ns", row -> row.time(row.control.released()))
            .moment("removed_ns", row -> row.isDestroyed() ? row.life.destroyed() : null)
            .text("outcome", Asked::outcome)
            .whenEmpty("nothing was asked of guests")
            .note(
                    "guest answered: it wrote the node itself. gave back: the guest's last decrease of its memory before it was asked"
                            + " again; no record shows that it got more. shut down, destroyed: likewise from the capture.");

    private final Scope scope;
    private final RequestFilter filter;
    private final List<StoreTables.OfLog> logs;
    private final RequestRoutes routes;

    DeviceTables(Scope scope, RequestFilter filter, List<StoreTables.OfLog> logs, RequestRoutes routes) {
        this.routes = routes;
        this.scope = scope;
        this.filter = filter;
        this.logs = logs;
    }

    Table handshakes() {
        Listing<Handshake> listing = HANDSHAKES.listing(scope);
        for (StoreTables.OfLog log : logs) {
            log.devices().all().forEach((device, changes) -> {
                if (filter.domains().test(device.domain())) {
                    for (int i = 0; i < changes.size(); i++) {
                        long next = i + 1 < changes.size() ? changes.get(i + 1).item() : -1;
                        listing.row(0, new Handshake(log.companion(), device, changes.get(i), next));
                    }
                }
            });
        }
        return listing.tableInOrder(StoreTables.rows(scope));
    }

    Table controls() {
        Listing<Asked> listing = CONTROLS.listing(scope);
        Map<Integer, List<DomainLife>> lives =
                DomainLives.of(scope.analysis()).all().stream().collect(Collectors.groupingBy(DomainLife::domain));
        for (StoreTables.OfLog log : logs) {
            for (StoreControls.Control control : log.controls().all()) {
                if (filter.domains().test(control.domain())) {
                    DomainLife life = life(control, lives.getOrDefault(control.domain(), List.of()));
                    listing.row(0, new Asked(log.companion(), control, life, gaveBack(log.companion(), control)));
                }
            }
        }
        return listing.tableInOrder(StoreTables.rows(scope));
    }

    private Long gaveBack(Companion companion, StoreControls.Control control) {
        Long from = ItemCells.time(companion, control.written());
        if (control.isOfShutdown() || from == null) {
            return null;
        }
        Long until = ItemCells.time(companion, control.replaced());
        long least = from - ItemCells.bound(companion, control.written());
        return routes.gaveBack(control.domain(), least, until == null ? Long.MAX_VALUE : until);
    }

    /** Of a number that was used again no record says which of its lives is meant. */
    private static DomainLife life(StoreControls.Control control, List<DomainLife> lives) {
        return control.isOfShutdown() && lives.size() == 1 ? lives.get(0) : null;
    }
}
