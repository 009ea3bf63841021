/**
 * {@code guest}: what a guest's kernel did, from the capture and from its own logs. Called by the command line only.
 * Start at {@link io.xenscope.report.guest.Guest}.
 */
package io.xenscope.report.guest;
