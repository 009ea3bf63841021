package io.xenscope.report.findings;

import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stands out, the most important first: by severity, then by the share of pcpu time concerned, then in the order of
 * {@link Rules}.
 *
 * <p>{@code summary} has the first {@value #BRIEF} of those rules that its one pass answers; deep rules go through the schedule
 * again, which would cost a contended capture most of that pass once more.
 */
public final class Findings {
    /** Findings of a summary for people. */
    public static final int BRIEF = 7;

    private static final Comparator<Finding> ORDER = (one, other) -> one.severity() != other.severity()
            ? one.severity().compareTo(other.severity())
            : Double.compare(-one.weight(), -other.weight());

    private Findings() {}

    /** Puts what the accounts of a scope show on the page of a summary: as sentences for people, as a table for machines. */
    public static void summarise(Scope scope, Page page) {
        Evidence evidence = new Evidence(scope, 1);
        List<Rule> rules = rules(rule -> !rule.isDeep());
        List<Finding> found = find(evidence, rules);
        if (!scope.isBrief()) {
            page.table(FindingTables.findings(evidence, found));
            return;
        }
        found.stream().limit(BRIEF).forEach(finding -> page.sentence(sentence(finding)));
        if (found.size() > BRIEF) {
            page.sentence("      " + (found.size() - BRIEF) + " more → xenscope findings");
        }
        if (found.isEmpty()) {
            page.sentence(none(rules));
        }
    }

    /** All findings, deep ones, too. */
    public static List<Finding> all(Evidence evidence) {
        return find(evidence, Rules.ALL);
    }

    private static List<Rule> rules(Predicate<Rule> chosen) {
        return Rules.ALL.stream().filter(chosen).toList();
    }

    private static List<Finding> find(Evidence evidence, List<Rule> rules) {
        List<Finding> found = new ArrayList<>();
        if (evidence.scope().rangeTicks() == 0) {
            // Nothing has a share of no time.
            return found;
        }
        rules.forEach(rule -> found.addAll(rule.find(evidence)));
        found.sort(ORDER);
        return found;
    }

    /** What people read of a finding. */
    static String sentence(Finding finding) {
        return finding.severity().key() + "  " + finding.text() + " → xenscope " + finding.command();
    }

    /** That nothing stands out, and what was looked for. */
    public static String none() {
        return none(Rules.ALL);
    }

    /** What was looked for in vain. */
    static String none(List<Rule> rules) {
        return "None found; looked for: "
                + String.join(
                        ", ",
                        rules.stream().map(rule -> rule.about().looksFor()).toList()) + ".";
    }
}
