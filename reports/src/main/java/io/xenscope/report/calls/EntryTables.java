package io.xenscope.report.calls;

import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.track.vcpu.PvEntryPlaces;
import io.xenscope.format.event.Exceptions;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The ways in which PV vcpus entered Xen: by kind, by vector, by error code, by where they were. */
final class EntryTables {
    private static final String[] FAULT_BITS = {
        "protection", "write", "user", "reserved bit", "fetch", "protection key", "shadow stack"
    };

    private record Event(int vcpu, String kind, long count) {}

    private static final Columns<Event> EVENTS = Columns.<Event>of("pv_events", "Entries of PV vcpus into Xen")
            .with(Cells.VCPU, Event::vcpu)
            .text("kind", Event::kind)
            .keys()
            .count("count", Event::count)
            .perSecond("per_s", Event::count)
            .detail();

    private record Trap(int vcpu, int vector, long count) {}

    private static final Columns<Trap> TRAPS = Columns.<Trap>of("traps", "Traps of PV vcpus")
            .with(Cells.VCPU, Trap::vcpu)
            .count("vector", Trap::vector)
            .detail()
            .text("name", trap -> Exceptions.text(trap.vector))
            .keys()
            .count("count", Trap::count);

    private record Fault(int dom, int code, long count) {}

    private static final Columns<Fault> FAULTS = Columns.<Fault>of(
                    "page_faults", "Page faults that PV domains got, by error code")
            .domain("dom", fault -> Cells.known(fault.dom))
            .hex("error_code", 2, Fault::code)
            .text("meaning", fault -> meaning(fault.code))
            .keys()
            .count("count", Fault::count);

    private record Place(int dom, String kind, String rip, String symbol, long count) {}

    private static final Columns<Place> PLACES = Columns.<Place>of("rips", "Where PV guests were when they entered Xen")
            .domain("dom", place -> Cells.known(place.dom))
            .text("kind", Place::kind)
            .text("rip", Place::rip)
            .text("symbol", Place::symbol)
            .keys()
            .count("count", Place::count)
            .note("Of hypercalls Xen 4.3 and later tell no rip. Symbols: --symbols FILE.");

    private EntryTables() {}

    /** Takes the entries of a vcpu. */
    interface CountVisitor {
        void entries(int vcpu, PvAccount account);
    }

    /** Gives the entries of each vcpu that was asked for. */
    interface CountsOfVcpus {
        void forEach(CountVisitor visitor);
    }

    static Table events(Scope scope, CountsOfVcpus entries, String whenEmpty) {
        Listing<Event> listing = EVENTS.listing(scope).whenEmpty(whenEmpty);
        entries.forEach((vcpu, account) ->
                account.byKey().forEach((kind, count) -> listing.row(count, new Event(vcpu, kind, count))));
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    static Table traps(Scope scope, CountsOfVcpus entries, String whenEmpty) {
        Listing<Trap> listing = TRAPS.listing(scope).whenEmpty(whenEmpty);
        entries.forEach((vcpu, account) ->
                account.traps().forEach((vector, count) -> listing.row(count, new Trap(vcpu, vector, count))));
        return listing.table(scope.rows(Listing.BRIEF));
    }

    static Table faults(Scope scope, PvEntryPlaces.Sum entries, String whenEmpty) {
        Listing<Fault> listing = FAULTS.listing(scope).whenEmpty(whenEmpty);
        entries.forEachFault((dom, code, count) -> listing.row(count, new Fault(dom, code, count)));
        return listing.others(entries.otherFaults()).table(scope.rows(Listing.BRIEF));
    }

    /** The bits of a page fault's error code, by the processor's manual. */
    private static String meaning(int code) {
        List<String> bits = new ArrayList<>();
        if ((code & 1) == 0) {
            bits.add("not present");
        }
        if ((code & 2) == 0) {
            bits.add("read");
        }
        for (int i = 0; i < FAULT_BITS.length; i++) {
            if ((code >>> i & 1) != 0) {
                bits.add(FAULT_BITS[i]);
            }
        }
        return String.join(", ", bits);
    }

    static Table places(Scope scope, PvEntryPlaces.Sum entries, Symbols symbols, String whenEmpty) {
        Listing<Place> listing = PLACES.listing(scope).whenEmpty(whenEmpty);
        entries.forEachPlace((dom, kind, rip, count) -> listing.row(
                count, new Place(dom, kind.key(), "0x" + Long.toHexString(rip), symbols.name(dom, rip), count)));
        return listing.others(entries.otherPlaces()).table(scope.rows(Listing.BRIEF));
    }
}
