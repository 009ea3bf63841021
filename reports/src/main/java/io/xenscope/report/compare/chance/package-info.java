/**
 * How much of a difference chance explains: draws of blocks of slices, Student's t, rows tested together.
 * Called by: the comparison.
 * Start at {@link io.xenscope.report.compare.chance.Draws}.
 */
package io.xenscope.report.compare.chance;
