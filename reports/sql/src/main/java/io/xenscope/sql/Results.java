package io.xenscope.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.CsvField;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints the results of statements one after the other: text as reports print their tables, by {@value #BLOCK} rows; CSV and NDJSON
 * row by row; JSON as an array of rows, of several statements as an array of such.
 */
final class Results {
    private static final int BLOCK = 1000;
    private static final int DECIMALS = 3;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final Writer out;
    private final Format format;
    private final boolean isSeveral;
    private int printed;

    /** {@code isSeveral}: there may be more than one result. */
    Results(Writer out, Format format, boolean isSeveral) {
        this.out = out;
        this.format = format;
        this.isSeveral = isSeveral;
    }

    /** Before the first result. */
    void begin() throws IOException {
        out.write(format == Format.JSON && isSeveral ? "[" : "");
    }

    /** After the last one. */
    void end() throws IOException {
        out.write(format == Format.JSON && isSeveral ? "]\n" : "");
    }

    void print(ResultSet rows) throws SQLException, IOException {
        List<String> names = names(rows.getMetaData());
        boolean isFirst = printed++ == 0;
        switch (format) {
            case TEXT -> {
                out.write(isFirst ? "" : "\n");
                printText(rows, names);
            }
            case CSV -> {
                out.write(isFirst ? "" : "\n");
                printCsv(rows, names);
            }
            case JSON -> {
                out.write(isFirst ? "" : ",\n");
                printJson(rows, names);
            }
            case NDJSON -> printLines(rows, names);
        }
    }

    /** Names of columns; what occurs twice gets a number. */
    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            String different = name;
            for (int more = 2; !used.add(different); more++) {
                different = name + "_" + more;
            }
            names.add(different);
        }
        return names;
    }

    private static Object[] row(ResultSet rows, int columns) throws SQLException {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = rows.getObject(i + 1);
        }
        return row;
    }

    private void printCsv(ResultSet rows, List<String> names) throws SQLException, IOException {
        String separator = "";
        for (String name : names) {
            out.append(separator).append(CsvField.quoted(name));
            separator = ",";
        }
        out.write("\n");
        while (rows.next()) {
            for (int i = 0; i < names.size(); i++) {
                Object value = rows.getObject(i + 1);
                String text = DuckValues.text(value);
                out.write(i == 0 ? "" : ",");
                boolean isPlain = DuckValues.isWhole(value) || value instanceof Number || value instanceof Boolean;
                out.write(text == null ? "" : isPlain ? text : CsvField.quoted(text));
            }
            out.write("\n");
        }
    }

    private void printJson(ResultSet rows, List<String> names) throws SQLException, IOException {
        String separator = "[";
        while (rows.next()) {
            out.write(separator);
            out.write("\n");
            printObject(rows, names);
            separator = ",";
        }
        out.write(separator.equals("[") ? "[]" : "\n]");
        out.write(isSeveral ? "" : "\n");
    }

    private void printLines(ResultSet rows, List<String> names) throws SQLException, IOException {
        while (rows.next()) {
            printObject(rows, names);
            out.write("\n");
        }
    }

    private void printObject(ResultSet rows, List<String> names) throws SQLException, IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeFieldName(names.get(i));
                DuckValues.write(json, rows.getObject(i + 1));
            }
            json.writeEndObject();
        }
    }

    private void printText(ResultSet rows, List<String> names) throws SQLException, IOException {
        List<Object[]> block = new ArrayList<>();
        boolean isAny = false;
        while (rows.next()) {
            if (block.size() == BLOCK) {
                printBlock(block, names);
                block.clear();
                isAny = true;
            }
            block.add(row(rows, names.size()));
        }
        if (!block.isEmpty() || !isAny) {
            printBlock(block, names);
        }
    }

    private void printBlock(List<Object[]> block, List<String> names) throws SQLException, IOException {
        for (Object[] row : block) {
            for (int i = 0; i < row.length; i++) {
                row[i] = forPeople(row[i]);
            }
        }
        Columns<Object[]> columns = Columns.of("result", rows(block.size()));
        for (int i = 0; i < names.size(); i++) {
            declare(columns, names.get(i), i, block);
        }
        Page page = new Page("xenscope.sql/1").table(columns.table(block));
        Format.TEXT.printer().print(page, out);
    }

    private static String rows(int count) {
        return count == 1 ? "1 row" : count == BLOCK ? "the next " + BLOCK + " rows" : count + " rows";
    }

    /** Whole numbers as {@link Long} where they fit, other numbers as decimals, the rest as text. */
    private static Object forPeople(Object value) throws SQLException, IOException {
        if (value instanceof BigInteger large && large.bitLength() < Long.SIZE) {
            return large.longValue();
        }
        if (DuckValues.isWhole(value) && !(value instanceof BigInteger)) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        return value instanceof BigDecimal || value instanceof Boolean ? value : DuckValues.text(value);
    }

    private static void declare(Columns<Object[]> columns, String label, int column, List<Object[]> block) {
        String name = label.equals("table") ? "table_" : label;
        boolean isWhole = all(block, column, Long.class);
        if (isWhole && name.endsWith("_ns")) {
            columns.nanos(name, row -> row[column]);
        } else if (isWhole) {
            columns.count(name, row -> row[column]);
        } else if (all(block, column, Boolean.class)) {
            columns.bool(name, row -> row[column]);
        } else if (all(block, column, BigDecimal.class)) {
            columns.decimal(name, decimals(block, column), row -> row[column]);
        } else {
            columns.text(name, row -> row[column]);
        }
    }

    private static boolean all(List<Object[]> block, int column, Class<?> type) {
        return block.stream().allMatch(row -> row[column] == null || type.isInstance(row[column]));
    }

    private static int decimals(List<Object[]> block, int column) {
        int most = 1;
        for (Object[] row : block) {
            if (row[column] instanceof BigDecimal number) {
                most = Math.max(
                        most,
                        number.setScale(DECIMALS, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .scale());
            }
        }
        return most;
    }
}
