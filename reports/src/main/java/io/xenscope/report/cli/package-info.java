/**
 * The command line: what a command is, what was asked for, where the answer goes.
 * Called by: commands; only this package parses options, writes to the terminal and ends the process.
 * Start at {@link io.xenscope.report.cli.Command}.
 */
package io.xenscope.report.cli;
