/**
 * {@code summary}, and its tables.
 * Called by: the list of commands; {@code info} shows the table of domains, too.
 * Start at {@link io.xenscope.report.summary.Summary}.
 */
package io.xenscope.report.summary;
