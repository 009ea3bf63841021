/**
 * Names of events, and which of them were asked for.
 * Called by: reports that show or choose single records.
 * Start at {@link io.xenscope.report.events.EventFilter}.
 */
package io.xenscope.report.events;
