/**
 * The command {@code compare}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.compare.Compare}.
 */
package io.xenscope.report.compare;
