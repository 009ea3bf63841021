package io.xenscope.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a statement names, from the syntax tree that DuckDB gives of it ({@code json_serialize_sql}).
 *
 * @param fault why it does not parse; null where it does
 * @param isSelect whether DuckDB gives a tree of it at all: only of queries
 * @param isOfStored whether it needs stored tables: it may read them more often than it names them, or asks for numbers of rows
 * @param names tables, views, functions; {@code ev.} before those of that schema; as often as each is named
 */
record NamedTables(String fault, boolean isSelect, boolean isOfStored, Map<String, Integer> names) {
    private static final Set<String> OF_STORED = Set.of("RECURSIVE_CTE_NODE", "ROWID");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100_000).build())
            .build();

    /** Reads such a tree. */
    static NamedTables of(String tree) {
        try (JsonParser json = FACTORY.createParser(tree)) {
            return new Walk().walk(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the syntax tree of DuckDB", e);
        }
    }

    boolean names(String name) {
        return names.containsKey(name);
    }

    private static final class Walk {
        private final Map<String, Integer> names = new HashMap<>();
        private final Set<String> withs = new HashSet<>();
        private final Map<String, String> top = new HashMap<>();
        private String schema = "";
        private boolean isOfStored;

        NamedTables walk(JsonParser json) throws IOException {
            String field = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    field = json.currentName();
                } else if (token.isScalarValue()) {
                    value(field, json.getText());
                    isOfStored |= OF_STORED.contains(json.getText().toUpperCase(Locale.ROOT));
                }
            }
            // What one names twice may be read twice.
            isOfStored |= withs.stream().anyMatch(name -> names.getOrDefault(name, 0) > 1);
            names.keySet().removeAll(withs);
            if (!"true".equals(top.get("error"))) {
                return new NamedTables(null, true, isOfStored, names);
            }
            boolean isOther = "not implemented".equals(top.get("error_type"));
            return new NamedTables(isOther ? null : top.get("error_message"), false, isOfStored, names);
        }

        private void value(String field, String text) {
            switch (field) {
                case "error", "error_type", "error_message" -> top.putIfAbsent(field, text);
                case "schema_name" -> schema = text;
                case "table_name", "function_name" -> add(text);
                // Names of common table expressions are keys of a map.
                case "key" -> withs.add(text.toLowerCase(Locale.ROOT));
                default -> {
                    // of no interest
                }
            }
        }

        private void add(String name) {
            String full = (schema.equals("ev") ? "ev." : "") + name.toLowerCase(Locale.ROOT);
            names.merge(full, 1, Integer::sum);
            schema = "";
        }
    }
}
