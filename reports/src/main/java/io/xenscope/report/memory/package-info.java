/**
 * The command {@code memory}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.memory.Memory}.
 */
package io.xenscope.report.memory;
