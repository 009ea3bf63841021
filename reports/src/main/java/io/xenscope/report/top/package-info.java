/**
 * The command {@code top}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.top.Top}.
 */
package io.xenscope.report.top;
