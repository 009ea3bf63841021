package io.xenscope.report.compare;

import io.xenscope.report.compare.Compared.Form;
import io.xenscope.report.findings.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed for one subject for one cause: the row that says most, and those that say the same.
 *
 * @param row of percentiles p99 where that is sure, else the one that is sure of most
 * @param others further rows of the same quantity, subject and direction
 */
record Change(Row row, List<Row> others) {
    private static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.row.quantity().group())
            .thenComparing(change -> -change.score())
            .thenComparing(change -> change.row.key());

    private record Cause(Compared quantity, Subject subject, boolean isMore) {}

    /** Of all rows that matter: first what hurts guests, then shares and durations, then rates; the surest and largest first. */
    static List<Change> of(List<Row> rows) {
        Map<Cause, List<Row>> byCause = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.matters()) {
                Cause cause = new Cause(row.quantity().cause(), row.key().subject(), row.isMore());
                byCause.computeIfAbsent(cause, none -> new ArrayList<>()).add(row);
            }
        }
        return byCause.values().stream().map(Change::folded).sorted(ORDER).toList();
    }

    private static Change folded(List<Row> rows) {
        Row first = rows.stream().max(Comparator.comparingDouble(Row::score)).orElseThrow();
        Row tail = rows.stream()
                .filter(row -> row.statistic() == Statistic.P99
                        && row.key().detail().equals(first.key().detail()))
                .findFirst()
                .orElse(first);
        return new Change(tail, rows.stream().filter(row -> row != tail).toList());
    }

    double score() {
        double score = row.score();
        for (Row other : others) {
            score = Math.max(score, other.score());
        }
        return score;
    }

    /** At least so many times as long, large or often, or as short, small or rare; null where one side is 0. */
    Double atLeast() {
        return row.ratio() == null ? null : (Double) Math.exp(row.score());
    }

    /** One plain sentence. */
    String text(String sureOf) {
        Form form = row.quantity().form();
        String detail = row.key().detail();
        StringBuilder text = new StringBuilder(RowWords.key(row))
                .append(": ")
                .append(row.quantity().words(row.isMore()))
                .append(form == Form.TIME ? ", " + row.statistic().key() : "")
                .append(": ")
                .append(RowWords.value(form, row.valueA()))
                .append(" → ")
                .append(RowWords.value(form, row.valueB()))
                .append(" (");
        if (atLeast() != null) {
            text.append("at least x").append(Phrase.number(atLeast())).append(row.isMore() ? " more" : " less");
        } else {
            text.append(row.isMore() ? "none before" : "none any more");
        }
        text.append("; sure ").append(sureOf).append(')');
        long more = others.stream()
                .filter(other -> !other.key().detail().equals(detail))
                .map(other -> other.key().detail())
                .distinct()
                .count();
        return text.append(more == 0 ? "" : ", and " + more + " more").toString();
    }

    /** What prints more, without the capture: of both sides where they call the subject differently. */
    String command() {
        String ofA = command(row.a().subject());
        String ofB = command(row.b().subject());
        return ofA.equals(ofB) ? ofA : ofA + " (A), " + ofB + " (B)";
    }

    private String command(Subject subject) {
        String command = row.quantity().command();
        return subject.isOfDomain() ? command + " --dom " + subject.number() : command;
    }
}
