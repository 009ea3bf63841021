package io.xenscope.report.html;

import io.xenscope.analyze.Analysis;
import io.xenscope.report.table.HtmlTable;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Puts tables of reports on the page, each with the command that prints the whole table. */
final class HtmlTables {
    private HtmlTables() {}

    /** Writes one table of a report, by name. */
    static void write(Writer out, Page report, String name, Analysis analysis, String options) throws IOException {
        for (Table table : report.tables()) {
            if (table.name().equals(name)) {
                write(out, report.schema(), table, analysis, options);
            }
        }
    }

    /** Writes a table as the report with this schema prints it. */
    static void write(Writer out, String schema, Table table, Analysis analysis, String options) throws IOException {
        String report = schema.substring(schema.indexOf('.') + 1, schema.indexOf('/'));
        String command = "xenscope " + report + " --table " + table.name() + (options.isEmpty() ? "" : " " + options)
                + " " + CaptureName.quoted(analysis.extent().name());
        new HtmlTable(schema, table, command).write(out);
    }

    /** Writes those of a report that have rows, and says in one line what there is none of. */
    static void writeFilled(Writer out, Page report, List<String> names, Analysis analysis) throws IOException {
        writeFilled(out, report, names, analysis, "");
    }

    /** The same of a report that needs options. */
    static void writeFilled(Writer out, Page report, List<String> names, Analysis analysis, String options)
            throws IOException {
        StringBuilder none = new StringBuilder();
        for (Table table : report.tables()) {
            if (names.contains(table.name()) && table.rows().isEmpty()) {
                none.append(none.length() == 0 ? "" : "; ")
                        .append(table.title())
                        .append(": ")
                        .append(table.whenEmpty());
            } else if (names.contains(table.name())) {
                write(out, report.schema(), table, analysis, options);
            }
        }
        if (none.length() > 0) {
            out.write("<p class=\"none\">" + HtmlText.of(none.toString()) + ".</p>\n");
        }
    }
}
