package io.xenscope.report.summary;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.findings.Findings;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.DomainFacts;
import io.xenscope.report.tables.DomainTable;
import io.xenscope.report.tables.ExitTable;
import io.xenscope.report.tables.HypercallTable;
import io.xenscope.report.tables.InjectionTable;
import io.xenscope.report.tables.IrqTable;
import io.xenscope.report.tables.PcpuTimeTable;
import io.xenscope.report.tables.PvEventTable;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.TrapTable;
import io.xenscope.report.tables.VcpuTable;
import io.xenscope.report.tables.WorstTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code summary}: what stands out, where the time went, what domains asked of Xen, and what was slow. */
public final class Summary implements Command {
    private static final List<Function<Scope, Table>> TABLES = List.of(
            PcpuTimeTable::of,
            DomainTable::of,
            VcpuTable::of,
            ExitTable::of,
            HypercallTable::of,
            PvEventTable::of,
            TrapTable::of,
            InjectionTable::of,
            IrqTable::of,
            WorstTable::of);

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String summary() {
        return "where the time went, and what was slow";
    }

    @Override
    public String example() {
        return "summary boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.printAccounts(asked, "xenscope.summary/1", Summary::fill);
    }

    /** People read of what there is none of in one line; machines find every table. */
    static void fill(Scope scope, Page page) {
        Findings.summarise(scope, page);
        List<String> missing = new ArrayList<>();
        for (Function<Scope, Table> maker : TABLES) {
            Table table = maker.apply(scope);
            if (scope.isBrief() && table.rows().isEmpty()) {
                missing.add(table.whenEmpty());
            } else {
                page.table(table);
            }
        }
        if (scope.isBrief() && scope.domains().stream().anyMatch(DomainFacts::isUnknown)) {
            page.note("dom -: d?v?, whoever ran on a pcpu before its records tell.");
        }
        if (!missing.isEmpty()) {
            String where = scope.isEveryVcpu() ? " in this capture." : " of these vcpus.";
            page.note(capitalised(String.join(", ", missing)) + where);
        }
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
