package io.xenscope.report.table;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a {@link Table} as HTML for people: one unit a column, numbers for machines in {@code data-v} where the text is another one,
 * and a bar behind the numbers of one column. Where a row begins with a domain and a vcpu, they share a cell: {@code d1v0}.
 */
public final class HtmlTable {
    private static final long IDLE_DOMAIN = 32767;

    /** Bars take at most this part of a cell, in percent: the number has to be read. */
    private static final int LONGEST_BAR = 60;

    /** Longer texts are wrapped. */
    private static final int LONG = 32;

    private final String schema;
    private final Table table;
    private final String command;
    private final List<TextColumn> columns = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final int vcpuAt;
    private final int barAt;

    /** {@code command} prints all rows of the table; empty where none does. */
    public HtmlTable(String schema, Table table, String command) {
        this.schema = schema;
        this.table = table;
        this.command = command;
        this.vcpuAt = vcpuAt();
        ColumnUnits units = new ColumnUnits(table, null);
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).rank() != Column.Rank.MACHINES && i != vcpuAt + 1) {
                columns.add(new TextColumn(schema, table, i, units));
                places.add(i);
            }
        }
        this.barAt = barAt();
    }

    /** Where domain and vcpu stand beside each other; far outside where they do not. */
    private int vcpuAt() {
        List<Column> all = table.columns();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).name().equals("dom") && all.get(i + 1).name().equals("vcpu")) {
                return i;
            }
        }
        return -2;
    }

    /** The first column that adds up to something. */
    private int barAt() {
        for (int i : places) {
            Column column = table.columns().get(i);
            boolean isLong = column.kind() == Kind.NANOS && column.name().endsWith("total_ns");
            if (!column.isKey()
                    && (column.kind() == Kind.PERCENT || isLong || column.name().equals("count"))) {
                return i;
            }
        }
        return -1;
    }

    /** Writes it with its title, or the sentence that stands for an empty one. */
    public void write(Writer out) throws IOException {
        out.write("<div class=\"tab\"><h3>" + HtmlText.of(table.title()) + "</h3>\n");
        if (table.rows().isEmpty()) {
            out.write("<p class=\"none\">" + HtmlText.of(capitalised(table.whenEmpty())) + ".</p></div>\n");
            return;
        }
        out.write("<div class=\"scroll\"><table data-name=\"" + HtmlText.of(table.name()) + "\"><thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            out.write(
                    "<th scope=\"col\"" + (isText(i) ? " class=\"t\"" : "") + ">" + HtmlText.of(heading(i)) + "</th>");
        }
        out.write("</tr></thead><tbody>\n");
        double most = most();
        for (int row = 0; row < table.rows().size(); row++) {
            writeRow(row, most, out);
        }
        out.write("</tbody></table></div>\n");
        if (!table.note().isEmpty()) {
            out.write("<p class=\"note\">" + HtmlText.of(table.note()) + "</p>\n");
        }
        if (!command.isEmpty()) {
            out.write("<code class=\"cmd\">" + HtmlText.of(command) + "</code>\n");
        }
        out.write("</div>\n");
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String heading(int i) {
        return places.get(i) == vcpuAt ? "vcpu" : columns.get(i).bareHeading();
    }

    private boolean isText(int i) {
        return places.get(i) == vcpuAt
                || table.columns().get(places.get(i)).kind().readsFromTheLeft();
    }

    private double most() {
        double most = 0;
        for (Object[] row : table.rows()) {
            most = barAt >= 0 && row[barAt] instanceof Number number ? Math.max(most, number.doubleValue()) : most;
        }
        return most;
    }

    private void writeRow(int row, double most, Writer out) throws IOException {
        Object[] cells = table.rows().get(row);
        out.write("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            int place = places.get(i);
            if (place == vcpuAt) {
                writeVcpu(cells[place], cells[place + 1], out);
            } else {
                writeCell(columns.get(i), place, row, most, out);
            }
        }
        out.write("</tr>\n");
    }

    private static void writeVcpu(Object domain, Object vcpu, Writer out) throws IOException {
        String text;
        long order = Long.MAX_VALUE;
        if (domain == null) {
            text = vcpu == null ? "-" : "v" + vcpu;
        } else {
            boolean isIdle = (Long) domain == IDLE_DOMAIN;
            text = (isIdle ? "idle" : "d" + domain) + (vcpu == null ? "" : "v" + vcpu);
            order = (Long) domain << 20 | (vcpu == null ? 0 : (Long) vcpu);
        }
        out.write("<td class=\"t\" data-v=\"" + order + "\">" + text + "</td>");
    }

    private void writeCell(TextColumn column, int place, int row, double most, Writer out) throws IOException {
        Object cell = table.rows().get(row)[place];
        String text = column.bareCell(row);
        StringBuilder tag = new StringBuilder("<td");
        if (table.columns().get(place).kind().readsFromTheLeft()) {
            tag.append(text.length() > LONG ? " class=\"t l\"" : " class=\"t\"");
        } else if (cell instanceof Number number) {
            String raw = number instanceof BigDecimal exact ? exact.toPlainString() : number.toString();
            tag.append(raw.equals(text) ? "" : " data-v=\"" + raw + "\"");
            if (place == barAt && most > 0) {
                tag.append(" class=\"bar\" style=\"--b:")
                        .append(Math.round(LONGEST_BAR * Math.max(0, number.doubleValue()) / most))
                        .append("%\"");
            }
        }
        out.write(tag.append('>').append(HtmlText.of(text)).append("</td>").toString());
    }
}
