/**
 * The command {@code info}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.info.Info}.
 */
package io.xenscope.report.info;
