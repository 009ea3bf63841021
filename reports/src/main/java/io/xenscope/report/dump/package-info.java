/**
 * {@code dump}: every record as a line.
 * Called by: the list of commands.
 * Start at {@link io.xenscope.report.dump.DumpRun}.
 */
package io.xenscope.report.dump;
