/**
 * The command {@code chain}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.chain.ChainReport}.
 */
package io.xenscope.report.chain;
