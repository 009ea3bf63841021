/**
 * Waits for a pcpu: who had it meanwhile. For reports, and for {@code chain}; needs nothing but the schedule of an analysis.
 * Start at {@link Blame} and {@link Occupants}.
 */
package io.xenscope.analyze.waits;
