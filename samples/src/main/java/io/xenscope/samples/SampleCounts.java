package io.xenscope.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that a program independent of xenscope counted in a sample: lines {@code NAME NUMBER}, and
 * {@code NAME KEY NUMBER} for those that come in many.
 */
public final class SampleCounts {
    private final Map<String, Map<String, Long>> byName = new LinkedHashMap<>();

    private SampleCounts() {}

    static SampleCounts parse(List<String> lines) {
        SampleCounts counts = new SampleCounts();
        lines.stream().filter(line -> !line.startsWith("#")).forEach(counts::add);
        return counts;
    }

    private void add(String line) {
        String[] parts = line.split(" ");
        String key = parts.length == 3 ? parts[1] : "";
        byName.computeIfAbsent(parts[0], name -> new LinkedHashMap<>()).put(key, Long.valueOf(parts[parts.length - 1]));
    }

    /** A number that there is one of: {@code bytes}, {@code windows}, {@code records}, {@code records_lost} ... */
    public long number(String name) {
        return table(name).get("");
    }

    /**
     * Numbers by key, in the order of the file; empty where none were counted: {@code event} by {@code 0x0021002},
     * {@code pcpu_records} by {@code 0}, {@code hypercall} by {@code 32}, {@code exit_reason} by {@code 0x7b},
     * {@code runs} and {@code running_ticks} by {@code d1v0}.
     */
    public Map<String, Long> table(String name) {
        return byName.getOrDefault(name, Map.of());
    }
}
