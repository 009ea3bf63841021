package io.xenscope.report.rows;

/**
 * A part of a capture's time: rows belong to the slice in which they begin; those of a tree of spans to the slice in which the tree
 * does.
 *
 * @param from first common tick
 * @param to first common tick after it; {@link Long#MAX_VALUE} of the last slice
 */
public record Slice(long from, long to) {}
