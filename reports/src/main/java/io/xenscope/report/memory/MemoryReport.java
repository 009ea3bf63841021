package io.xenscope.report.memory;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.memory.GrantStudy;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.AddressSpaces;
import io.xenscope.analyze.track.vcpu.PageChanges;
import io.xenscope.analyze.track.vcpu.ShadowPaging;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;

/** Follows all records of memory, and prints what they say. */
final class MemoryReport implements Study {
    private static final int MOST_CHANGES = 1 << 12;
    private static final int MOST_SPACES = 1 << 15;

    private final Analysis analysis;
    private final Scope scope;
    private final GrantStudy grants;
    private VcpuTrackers<PageChanges> pages;
    private VcpuTrackers<ShadowPaging> shadow;
    private VcpuTrackers<AddressSpaces> spaces;

    MemoryReport(Analysis analysis, Scope scope) {
        this.analysis = analysis;
        this.scope = scope;
        grants = new GrantStudy(scope.range());
    }

    @Override
    public void follow(Readings readings) {
        VcpuReading vcpus = readings.vcpus();
        VcpuTrackers<VmExits> exits =
                vcpus.follow((vcpu, mates) -> new VmExits(vcpu, scope.range()), VmExits::register);
        pages = vcpus.follow(
                (vcpu, mates) -> mates.of(exits) == null
                        ? null
                        : new PageChanges(vcpu, mates.of(exits), scope.range(), analysis.isSvm(), MOST_CHANGES),
                events -> PageChanges.register(events, analysis.era()));
        shadow = vcpus.follow(
                (vcpu, mates) -> isAsked(vcpu) ? new ShadowPaging(mates.of(exits), scope.range()) : null,
                events -> ShadowPaging.register(events, analysis.era()));
        spaces = vcpus.follow(
                (vcpu, mates) -> isAsked(vcpu) ? new AddressSpaces(mates.of(exits), scope.range(), MOST_SPACES) : null,
                events -> AddressSpaces.register(events, analysis.era()));
        if (RecordKind.GRANT.isIn(analysis)) {
            readings.host().follow(grants);
        }
    }

    private boolean isAsked(int vcpu) {
        return scope.holds(vcpu);
    }

    @Override
    public void fill(Scope same, Page page) {
        PageChanges.Sum changes = new PageChanges.Sum();
        pages.forEach((vcpu, tracker) -> changes.add(tracker));
        if (!RecordKind.MEMORY.isLacking(scope, page)) {
            String none = "no grants";
            page.table(GrantTables.grants(scope, grants, memory(scope, none)))
                    .table(GrantTables.domains(scope, grants, memory(scope, none)))
                    .table(PageTables.p2m(scope, changes, memory(scope, "no changes of the p2m")))
                    .table(PageTables.reservations(scope, changes, memory(scope, "no decreased reservations")))
                    .table(PageTables.pod(scope, changes, memory(scope, "no populate-on-demand")));
        }
        if (!RecordKind.SHADOW.isLacking(scope, page)) {
            String none = RecordKind.SHADOW.whenEmpty(scope, "no shadow paging");
            page.table(ShadowTables.shadow(scope, shadow, none)).table(ShadowTables.resyncs(scope, shadow, none));
        }
        String none = RecordKind.HVM.whenEmpty(scope, "no writes of CR3");
        Table cr3 = ShadowTables.spaces(scope, spaces, none);
        if (!scope.isBrief() || !cr3.rows().isEmpty()) {
            page.table(cr3);
        }
    }

    private static String memory(Scope scope, String what) {
        return RecordKind.MEMORY.whenEmpty(scope, what);
    }
}
