package io.xenscope.report.table;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/**
 * Comma-separated values, quoted as RFC 4180 says, lines ended by LF as Unix tools expect.
 *
 * <p>A lone table is printed bare, ready to load. Several are blocks with a {@code # name} line before and a blank line
 * between them, the facts first, as {@code # capture}. Not known is an empty field, the empty text is {@code ""}.
 */
final class CsvPrinter implements Printer {
    @Override
    public void print(Page page, Writer out) throws IOException {
        List<Table> tables = page.tables();
        if (page.bare() || tables.size() == 1) {
            printTable(tables.get(0), out);
            return;
        }
        printBlock(page.capture(), out);
        for (Table table : tables) {
            out.write("\n");
            printBlock(table, out);
        }
    }

    private static void printBlock(Table table, Writer out) throws IOException {
        out.write("# " + table.name() + "\n");
        printTable(table, out);
    }

    private static void printTable(Table table, Writer out) throws IOException {
        String separator = "";
        for (Column column : table.columns()) {
            out.append(separator).append(CsvField.quoted(column.name()));
            separator = ",";
        }
        out.write("\n");
        for (Object[] row : table.rows()) {
            printRow(row, out);
        }
    }

    private static void printRow(Object[] row, Writer out) throws IOException {
        String separator = "";
        for (Object cell : row) {
            out.append(separator).append(field(cell));
            separator = ",";
        }
        out.write("\n");
    }

    private static String field(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell instanceof String text ? CsvField.quoted(text) : cell.toString();
    }
}
