package io.xenscope.analyze.track;

/** A tracker whose account can be added to that of another one: the unknown vcpu has one tracker for each pcpu. */
public interface Merging<T> {
    /** Adds everything that {@code other} found; that one is not used any more. */
    void merge(T other);
}
