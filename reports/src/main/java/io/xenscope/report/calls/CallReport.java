package io.xenscope.report.calls;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.pv.CallStudy;
import io.xenscope.analyze.pv.EntryCounts;
import io.xenscope.analyze.pv.EntryStudy;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;

/** Follows all entries of PV guests into Xen, and tells of them. */
final class CallReport implements Study {
    private final CallStudy calls = new CallStudy();
    private final EntryCounts counts = new EntryCounts();
    private final EntryStudy entries;
    private final Symbols symbols;

    CallReport(Survey survey, Symbols symbols, long bucket) {
        this.symbols = symbols;
        this.entries = new EntryStudy(survey.era(), bucket);
    }

    @Override
    public void follow(HostWalk walk) {
        walk.add(calls);
        walk.add(counts);
        walk.add(entries);
    }

    @Override
    public void fill(Scope scope, Page page) {
        if (RecordKind.PV.isLacking(scope, page)) {
            return;
        }
        page.table(CallTables.hypercalls(scope, calls, none(scope, "no hypercalls")))
                .table(CallTables.commands(scope, calls, none(scope, "no calls with arguments")))
                .table(CallTables.members(scope, calls, none(scope, "no multicalls")))
                .table(EntryTables.events(scope, counts, none(scope, "no entries of PV vcpus")))
                .table(EntryTables.traps(scope, counts, none(scope, "no traps of PV vcpus")))
                .table(EntryTables.faults(scope, entries, none(scope, "no page faults of PV domains")))
                .table(EntryTables.places(scope, entries, symbols, none(scope, "no rips of PV domains")));
    }

    private static String none(Scope scope, String what) {
        return RecordKind.PV.whenEmpty(scope, what);
    }
}
