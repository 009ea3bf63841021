package io.xenscope.report.findings;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code findings}: what stands out, with the rule behind each. */
public final class FindingsReport {
    private static final Option RULES = Option.flag("", "rules", "print the rules and their thresholds instead");
    private static final String SCHEMA = "xenscope.findings/1";

    public static final Command COMMAND = Command.of("findings", "what stands out, most important first")
            .question(Question.TIME)
            .example("findings boot.xen")
            .notes("look: a threshold was crossed. --rules needs no capture.\n")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, RULES)
            .does(FindingsReport::run);

    private FindingsReport() {}

    private static int run(Invocation asked) throws IOException {
        if (asked.has(RULES)) {
            asked.print(new Page(SCHEMA).table(FindingTables.rules()));
            return Exit.OK;
        }
        return Reports.printTracked(asked, SCHEMA, (capture, analysis) -> {
            Tracked tracked = Tracked.read(capture, Scope.of(analysis, asked), asked.threads());
            return (scope, page) -> fill(new Evidence(scope, asked.threads(), tracked), page);
        });
    }

    private static void fill(Evidence evidence, Page page) {
        Scope scope = evidence.scope();
        List<Finding> found = Findings.all(evidence);
        if (!scope.isBrief()) {
            page.table(FindingTables.findings(evidence, found)).table(FindingTables.rules());
            return;
        }
        Map<String, Rule> rules = new HashMap<>();
        Rules.ALL.forEach(rule -> rules.put(rule.about().name(), rule));
        for (Finding finding : found) {
            page.sentence(Findings.sentence(finding));
            page.sentence("      " + finding.rule() + ": "
                    + rules.get(finding.rule()).about().threshold());
        }
        if (found.isEmpty()) {
            page.sentence(Findings.none());
        }
    }
}
