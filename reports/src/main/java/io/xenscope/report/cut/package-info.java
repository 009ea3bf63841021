/**
 * The command {@code cut}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.cut.Cut}.
 */
package io.xenscope.report.cut;
