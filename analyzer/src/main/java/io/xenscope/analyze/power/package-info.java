/**
 * C-states and frequencies of pcpus.
 * Called by: pcpus.
 * Start at {@link io.xenscope.analyze.power.IdleStates}.
 */
package io.xenscope.analyze.power;
