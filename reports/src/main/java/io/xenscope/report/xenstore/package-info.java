/**
 * {@code xenstore}: what domains and tools asked xenstored, and what came of it. Called by the command line only.
 * Start at {@link io.xenscope.report.xenstore.Xenstore}.
 */
package io.xenscope.report.xenstore;
