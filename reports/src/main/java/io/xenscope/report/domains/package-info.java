/**
 * The command {@code domains}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.domains.Domains}.
 */
package io.xenscope.report.domains;
