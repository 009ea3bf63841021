package io.xenscope.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** Values of DuckDB as they are printed: integers exactly, lists and the like as JSON. */
final class DuckValues {
    private static final JsonFactory FACTORY = new JsonFactory();

    private DuckValues() {}

    static boolean isWhole(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    private static boolean isNested(Object value) {
        return value instanceof Array || value instanceof DuckDBStruct || value instanceof Map;
    }

    /** As text; null for null. */
    static String text(Object value) throws SQLException, IOException {
        if (value == null) {
            return null;
        }
        if (isNested(value)) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = FACTORY.createGenerator(text)) {
                write(json, value);
            }
            return text.toString();
        }
        if (value instanceof Double number) {
            return decimal(number);
        }
        if (value instanceof Float number) {
            return decimal(Double.parseDouble(number.toString()));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static String decimal(double number) {
        boolean isPlain = number == 0 || Math.abs(number) >= 1e-6 && Math.abs(number) < 1e21;
        return isPlain ? BigDecimal.valueOf(number).toPlainString() : Double.toString(number);
    }

    /** As a value of JSON. */
    static void write(JsonGenerator json, Object value) throws SQLException, IOException {
        if (value == null) {
            json.writeNull();
        } else if (isWhole(value) || value instanceof BigDecimal) {
            json.writeNumber(value.toString());
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                json.writeNumber(text(value));
            } else {
                json.writeNull();
            }
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Array list) {
            writeList(json, (Object[]) list.getArray());
        } else if (value instanceof DuckDBStruct struct) {
            writeMap(json, struct.getMap());
        } else if (value instanceof Map<?, ?> map) {
            writeMap(json, map);
        } else {
            json.writeString(text(value));
        }
    }

    private static void writeList(JsonGenerator json, Object[] list) throws SQLException, IOException {
        json.writeStartArray();
        for (Object one : list) {
            write(json, one);
        }
        json.writeEndArray();
    }

    private static void writeMap(JsonGenerator json, Map<?, ?> map) throws SQLException, IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }
}
