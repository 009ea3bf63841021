/**
 * Completion of command lines in shells: what can stand next, from the tables of commands and options, and the scripts that ask.
 * Called by: the list of commands.
 * Start at {@link io.xenscope.report.completion.Completion}.
 */
package io.xenscope.report.completion;
