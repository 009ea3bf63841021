package io.xenscope.report.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers for names, from 0 on in the order of need; beyond so many different ones, which only damage makes, the first stands. */
final class NameNumbers {
    private static final int MOST = 1 << 14;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** {@code first} has the number 0. */
    NameNumbers(String first) {
        numbers.put(first, 0);
    }

    int of(String name) {
        Integer known = numbers.get(name);
        if (known == null && numbers.size() < MOST) {
            known = numbers.size();
            numbers.put(name, known);
        }
        return known == null ? 0 : known;
    }

    /** Writes them as a field of an object that is open. */
    void write(JsonGenerator json, String field) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : numbers.keySet()) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
