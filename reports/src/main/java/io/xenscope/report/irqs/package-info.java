/**
 * The command {@code irqs}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.irqs.Irqs}.
 */
package io.xenscope.report.irqs;
