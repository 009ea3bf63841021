package io.xenscope.report.findings;

import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/** Findings and rules as tables: what machines read, and people of {@code findings}. */
public final class FindingTables {
    private static final Columns<Finding> FINDINGS = Columns.<Finding>of("findings", "What stands out")
            .text("rule", Finding::rule)
            .text("severity", finding -> finding.severity().key())
            .text("subject", Finding::subject)
            .decimal("value", 3, Finding::value)
            .text("unit", Finding::unit)
            .moment(
                    "from_ns",
                    finding -> finding.when() == null ? null : finding.when().from())
            .moment(
                    "to_ns",
                    finding -> finding.when() == null ? null : finding.when().to())
            .text("text", Finding::text)
            .main()
            .text("command", finding -> "xenscope " + finding.command())
            .main()
            .whenEmpty(Findings.none());

    private static final Columns<Rule> RULES = Columns.<Rule>of("rules", "What is looked for")
            .text("rule", rule -> rule.about().name())
            .text("severity", rule -> rule.about().severity().key())
            .text("threshold", rule -> rule.about().threshold())
            .text("reason", rule -> rule.about().reason())
            .bool("in_summary", rule -> !rule.isDeep());

    private FindingTables() {}

    /** A row for each finding. */
    static Table findings(Evidence evidence, List<Finding> found) {
        return FINDINGS.table(evidence.scope(), found);
    }

    /** A row for each rule. */
    public static Table rules() {
        return RULES.table(Rules.ALL);
    }
}
