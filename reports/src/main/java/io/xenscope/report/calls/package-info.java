/**
 * The command {@code calls}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.calls.Calls}.
 */
package io.xenscope.report.calls;
