/**
 * Waits for a pcpu: who had it meanwhile ({@link Blame}), and which pcpus were idle meanwhile ({@link WastedTime}). For reports,
 * and for {@code chain}; needs nothing but the schedule of an analysis. Start at {@link Occupants} and {@link WastedTime}.
 */
package io.xenscope.analyze.waits;
