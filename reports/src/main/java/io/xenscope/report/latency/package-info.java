/**
 * The command {@code latency}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.latency.Latency}.
 */
package io.xenscope.report.latency;
