package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same rows as in NDJSON. No name of a span needs quotes. */
final class CsvCheck implements DocumentCheck {
    @Override
    public void check(byte[] document, Exported expected) {
        List<String> lines =
                new String(document, StandardCharsets.UTF_8).lines().toList();
        String[] names = lines.get(0).split(",");
        NdjsonCheck.check(lines.stream().skip(1).map(line -> row(names, line)).toList(), expected);
    }

    private static JsonNode row(String[] names, String line) {
        String[] cells = line.split(",", -1);
        assertEquals(names.length, cells.length, line);
        ObjectNode row = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < cells.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }
}
