package io.xenscope.report.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What slices of pcpus are called, by numbers that fit into an item. Given by one thread; any number may ask for those given before. */
final class PcpuNames {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The number of a name, given at its first use. */
    int number(String name) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = names.size();
            names.add(name);
            numbers.put(name, known);
        }
        return known;
    }

    String name(int number) {
        return names.get(number);
    }
}
