/**
 * The command {@code exits}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.exits.Exits}.
 */
package io.xenscope.report.exits;
