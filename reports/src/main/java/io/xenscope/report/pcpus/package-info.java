/**
 * The command {@code pcpus}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.pcpus.Pcpus}.
 */
package io.xenscope.report.pcpus;
