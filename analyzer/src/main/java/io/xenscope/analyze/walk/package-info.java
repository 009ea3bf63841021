/**
 * The first pass: every record once, by pcpu.
 * Called by: make and the trackers of pcpus.
 * Start at {@link io.xenscope.analyze.walk.Walker}.
 */
package io.xenscope.analyze.walk;
