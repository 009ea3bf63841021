/**
 * The grammars of companion logs, a file for each kind, and what distinguishes them. Called by {@code companion} only; knows lines
 * and items, neither clocks nor captures. No reader throws, whatever the bytes are.
 * Start at {@link io.xenscope.analyze.companion.read.LogReader}; a new kind is a line in {@link io.xenscope.analyze.companion.read.LogKind}.
 */
package io.xenscope.analyze.companion.read;
