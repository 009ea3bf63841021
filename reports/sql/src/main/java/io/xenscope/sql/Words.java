package io.xenscope.sql;

import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.util.List;
import java.util.Locale;

/** What tables, columns and views there are, as people read it. */
final class Words {
    private Words() {}

    /** All tables, then views and macros, a line each. */
    static String tables() {
        StringBuilder text = new StringBuilder();
        line(text, Tables.CAPTURES.name(), Tables.CAPTURES.comment());
        Database.stored().forEach(table -> line(text, table.name(), table.comment()));
        line(text, "ev.EVENT", "views of each event that occurs, with its fields");
        Prelude.read().entries().forEach(entry -> line(text, entry.name(), entry.says()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String says) {
        text.append("%-13s %s%n".formatted(name, says));
    }

    /** The columns of a table, or the statement of a view. */
    static String schema(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll(";$", "");
        RowTable<?> table = lower.equals(Tables.CAPTURES.name()) ? Tables.CAPTURES : Tables.named(lower);
        if (table != null) {
            return columns(table);
        }
        for (Prelude.Entry entry : Prelude.read().entries()) {
            if (entry.name().equals(lower)) {
                return entry.sql() + "\n";
            }
        }
        return "no table " + name + "; .tables\n";
    }

    private static String columns(RowTable<?> table) {
        StringBuilder text = new StringBuilder();
        column(text, Tables.CAPTURE_COLUMN, "SMALLINT", "which capture: captures.capture");
        for (RowColumn column : table.columns()) {
            column(text, column.name(), column.type().name(), column.fullComment());
            List<String> words = column.words();
            if (!words.isEmpty()) {
                column(text, "", "", String.join(", ", words));
            }
        }
        return text.toString();
    }

    private static void column(StringBuilder text, String name, String type, String says) {
        text.append("%-15s %-9s %s%n".formatted(name, type, says));
    }
}
