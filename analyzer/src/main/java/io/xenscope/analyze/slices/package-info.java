/**
 * What happened in equal slices of a range: the ups and downs that say how sure a difference between captures is.
 * Called by: the comparison.
 * Start at {@link io.xenscope.analyze.slices.SliceReading}.
 */
package io.xenscope.analyze.slices;
