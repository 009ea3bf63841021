package io.xenscope.report.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An account of two numbers, such as an irq and a pcpu: what a row of a nested map is about. */
public record Keyed<T>(int first, int second, T account) {
    /** All of a map in its order. */
    public static <T> List<Keyed<T>> of(Map<Integer, ? extends Map<Integer, T>> accounts) {
        List<Keyed<T>> all = new ArrayList<>();
        accounts.forEach(
                (first, inner) -> inner.forEach((second, account) -> all.add(new Keyed<>(first, second, account))));
        return all;
    }
}
