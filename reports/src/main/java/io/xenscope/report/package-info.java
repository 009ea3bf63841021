/**
 * The program: where it starts, and the list of its commands.
 * Called by nobody: everything below is called from here.
 * Start at {@link io.xenscope.report.Commands}.
 */
package io.xenscope.report;
