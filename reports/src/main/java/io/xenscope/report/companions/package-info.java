/**
 * What reports with companions share: the options, the tables of the logs themselves, cells of times with their bounds.
 * Called by commands that take {@code --with}. Start at {@link io.xenscope.report.companions.With}.
 */
package io.xenscope.report.companions;
