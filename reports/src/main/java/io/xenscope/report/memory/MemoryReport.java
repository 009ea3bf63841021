package io.xenscope.report.memory;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.hvm.AddressSpaceStudy;
import io.xenscope.analyze.hvm.ShadowStudy;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.analyze.memory.GrantStudy;
import io.xenscope.analyze.memory.PageStudy;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;

/** Follows all records of memory, and tells of them. */
final class MemoryReport implements Study {
    private final VcpuArcs arcs;
    private final GrantStudy grants = new GrantStudy();
    private final PageStudy pages;
    private final ShadowStudy shadow;
    private final AddressSpaceStudy spaces;

    MemoryReport(Survey survey) {
        arcs = new VcpuArcs(survey.era());
        pages = new PageStudy(arcs, survey.era(), survey.analysis().isSvm());
        shadow = new ShadowStudy(arcs, survey.era());
        spaces = new AddressSpaceStudy(arcs, survey.era());
    }

    @Override
    public void follow(HostWalk walk) {
        walk.add(arcs);
        walk.add(grants);
        walk.add(pages);
        walk.add(shadow);
        walk.add(spaces);
        arcs.tell(shadow);
        arcs.tell(spaces);
    }

    @Override
    public void fill(Scope scope, Page page) {
        if (!RecordKind.MEMORY.isLacking(scope, page)) {
            String none = "no grants";
            page.table(GrantTables.grants(scope, grants, memory(scope, none)))
                    .table(GrantTables.domains(scope, grants, memory(scope, none)))
                    .table(PageTables.p2m(scope, pages, memory(scope, "no changes of the p2m")))
                    .table(PageTables.reservations(scope, pages, memory(scope, "no decreased reservations")))
                    .table(PageTables.pod(scope, pages, memory(scope, "no populate-on-demand")));
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
