package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xenscope.format.Capture;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.report.cli.InProcess;
import io.xenscope.report.events.EventName;
import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowSink;
import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records with named fields say what {@code dump} says. */
final class EventFieldsAgreeTest {
    /** What stands for one value of the dump: a number, or the text of anything else; null as in JSON. */
    private static Map<String, Object> fields(String line) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    case VALUE_NUMBER_INT ->
                        put(
                                fields,
                                depth,
                                json.currentName(),
                                json.getBigIntegerValue().longValue());
                    case VALUE_TRUE, VALUE_FALSE ->
                        put(fields, depth, json.currentName(), token == JsonToken.VALUE_TRUE ? 1L : 0L);
                    case VALUE_STRING -> put(fields, depth, json.currentName(), number(json.getText()));
                    case VALUE_NULL -> put(fields, depth, json.currentName(), null);
                    default -> {}
                }
            }
        }
        return fields;
    }

    /** Those within {@code fields} keep a mark before their names; numbers of blocks of words have no name. */
    private static void put(Map<String, Object> fields, int depth, String name, Object value) {
        if (name != null) {
            fields.put(depth > 1 ? "." + name : name, value);
        }
    }

    private static Object number(String text) {
        return text.matches("0x[0-9a-f]{1,16}") ? (Object) Long.parseUnsignedLong(text.substring(2), 16) : text;
    }

    private static Map<String, List<Map<String, Object>>> dump(Path path) throws IOException {
        Map<String, List<Map<String, Object>>> byEvent = new LinkedHashMap<>();
        for (String line : InProcess.run("dump", "-q", "-f", "ndjson", path.toString())
                .out()
                .lines()
                .toList()) {
            Map<String, Object> fields = fields(line);
            if ("records".equals(fields.get("table"))) {
                byEvent.computeIfAbsent(fields.get("event").toString(), none -> new ArrayList<>())
                        .add(fields);
            }
        }
        return byEvent;
    }

    /** Rows of one table, compared with their lines one by one. */
    private static final class Compared implements RowSink {
        private final RowTable<?> table;
        private final Iterator<Map<String, Object>> lines;
        private final Map<String, Object> row = new LinkedHashMap<>();
        private int fields;

        Compared(RowTable<?> table, List<Map<String, Object>> lines) {
            this.table = table;
            this.lines = lines.iterator();
        }

        @Override
        public void number(int column, long value) {
            row.put(table.columns().get(column).name(), value);
        }

        @Override
        public void text(int column, String value) {
            row.put(table.columns().get(column).name(), value);
        }

        @Override
        public void bytes(int column, byte[] value) {}

        @Override
        public void end() {
            fields += compare(table, lines.next(), row);
            row.clear();
        }
    }

    @ParameterizedTest
    @MethodSource("io.xenscope.e2e.RowsAgreeTest#captures")
    void fields_are_those_of_dump(Path path) throws IOException {
        List<Compared> all = new ArrayList<>();
        RowSinks sinks = new RowSinks();
        dump(path).forEach((event, lines) -> {
            RowTable<?> table = Tables.ofEvent(event);
            assertNotNull(table, event);
            Compared compared = new Compared(table, lines);
            all.add(compared);
            sinks.add(table, compared);
        });
        try (Capture capture = Capture.open(path);
                RowSource source = new RowSource(capture, new RowSource.Options(2))) {
            source.read(sinks);
        }
        all.forEach(one -> assertTrue(!one.lines.hasNext(), one.table.name()));
        assertTrue(all.stream().mapToInt(one -> one.fields).sum() > 0);
    }

    /** Compares what is no name; how many values that are. */
    private static int compare(RowTable<?> table, Map<String, Object> line, Map<String, Object> row) {
        Map<String, Object> expected = new LinkedHashMap<>();
        Map<String, Object> found = new LinkedHashMap<>();
        expected.put("t_ns", line.get("t_ns"));
        expected.put("pcpu", line.get("pcpu"));
        expected.put("on", line.get("vcpu"));
        found.put("t_ns", row.get("t_ns"));
        found.put("pcpu", row.get("pcpu"));
        found.put("on", vcpu(row.get("on_dom"), row.get("on_vcpu")));
        if (table.column("from_state") >= 0) {
            expected.put("from_state", line.get(".from"));
            expected.put("to_state", line.get(".to"));
            expected.put("who", line.get(".vcpu"));
            found.put("from_state", row.get("from_state"));
            found.put("to_state", row.get("to_state"));
            found.put("who", vcpu(row.get("dom"), row.get("vcpu")));
        }
        line.forEach((key, value) -> {
            String name = key.substring(1);
            if (key.startsWith(".") && table.column(name) >= 0 && !(value instanceof String)) {
                expected.put(name, value);
                found.put(name, row.get(name));
            }
        });
        assertEquals(expected, found, table.name());
        return expected.size();
    }

    private static String vcpu(Object dom, Object vcpu) {
        if (dom == null) {
            return null;
        }
        return (long) dom == 32767 ? "idle" : "d" + dom + "v" + (vcpu == null ? "?" : vcpu);
    }

    /** Each event of the catalogue, in each form, has one. */
    @Test
    void every_event_has_a_table_with_a_column_for_each_field() {
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            for (PayloadLayout layout : kind.layouts()) {
                String event = EventName.of(kind, layout, kind.id());
                RowTable<?> table = Tables.ofEvent(event);
                assertNotNull(table, event);
                List<String> names =
                        table.columns().stream().map(RowColumn::name).toList();
                assertEquals(new HashSet<>(names).size(), names.size(), names.toString());
                assertEquals(List.of("t_ns", "pcpu", "on_dom", "on_vcpu"), names.subList(0, 4));
            }
        }
        assertNull(Tables.ofEvent("sched_nothing"));
    }
}
