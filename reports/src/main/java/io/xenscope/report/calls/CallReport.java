package io.xenscope.report.calls;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.analyze.track.vcpu.PvEntryCounts;
import io.xenscope.analyze.track.vcpu.PvEntryPlaces;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;

/** Follows all entries of PV guests into Xen, and prints what they were. */
final class CallReport implements Study {
    private static final int MOST_NUMBERS = 1 << 15;

    private final Analysis analysis;
    private final Scope scope;
    private final Symbols symbols;
    private final long bucket;
    private VcpuTrackers<CallsByNumber> calls;
    /** Null of the whole capture, of which entries are counted already. */
    private VcpuTrackers<PvEntryCounts> counts;

    private VcpuTrackers<PvEntryPlaces> places;

    CallReport(Analysis analysis, Scope scope, Symbols symbols, long bucket) {
        this.analysis = analysis;
        this.scope = scope;
        this.symbols = symbols;
        this.bucket = bucket;
    }

    @Override
    public void follow(Readings readings) {
        VcpuReading vcpus = readings.vcpus();
        VcpuTrackers<PvCalls> followed =
                vcpus.follow((vcpu, mates) -> isAsked(vcpu) ? new PvCalls() : null, PvCalls::register);
        calls = vcpus.follow((vcpu, mates) ->
                isAsked(vcpu) ? mates.of(followed).tell(new CallsByNumber(scope.range(), MOST_NUMBERS)) : null);
        if (!scope.isWhole()) {
            counts = vcpus.follow(
                    (vcpu, mates) -> isAsked(vcpu) ? new PvEntryCounts(scope.range()) : null, PvEntryCounts::register);
        }
        places = vcpus.follow(
                (vcpu, mates) -> isAsked(vcpu) ? new PvEntryPlaces(scope.range(), bucket) : null,
                events -> PvEntryPlaces.register(events, analysis.era()));
    }

    private boolean isAsked(int vcpu) {
        return scope.holds(vcpu);
    }

    @Override
    public void fill(Scope same, Page page) {
        if (RecordKind.PV.isLacking(scope, page)) {
            return;
        }
        PvEntryPlaces.Sum entries = new PvEntryPlaces.Sum();
        places.forEach((vcpu, tracker) -> entries.add(vcpu == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(vcpu), tracker));
        page.table(named(HypercallTables.hypercalls(scope, calls, none("no hypercalls")), "Hypercalls"))
                .table(HypercallTables.commands(scope, calls, none("no calls with arguments")))
                .table(named(HypercallTables.members(scope, calls, none("no multicalls")), "Hypercall members"))
                .table(named(
                        EntryTables.events(scope, this::forEachCount, none("no entries", " of PV vcpus")),
                        "Entries into Xen"))
                .table(named(EntryTables.traps(scope, this::forEachCount, none("no traps", " of PV vcpus")), "Traps"))
                .table(named(
                        EntryTables.faults(scope, entries, none("no page faults", " of PV domains")), "Page faults"))
                .table(named(
                        EntryTables.places(scope, entries, symbols, none("no rips", " of PV domains")),
                        "Where guests were when they entered Xen"));
    }

    private void forEachCount(EntryTables.CountVisitor visitor) {
        if (counts == null) {
            scope.vcpus().forEach(vcpu -> visitor.entries(vcpu.key(), vcpu.pv()));
        } else {
            counts.forEach((vcpu, tracker) -> visitor.entries(vcpu, tracker.account()));
        }
    }

    /** A table under its title or, of a capture of Arm, where no guest is PV, under another one. */
    private Table named(Table table, String onArm) {
        return RecordKind.isOfArm(scope.analysis()) ? table.titled(onArm) : table;
    }

    private String none(String what, String whose) {
        return none(RecordKind.isOfArm(scope.analysis()) ? what : what + whose);
    }

    private String none(String what) {
        return RecordKind.PV.whenEmpty(scope, what);
    }
}
