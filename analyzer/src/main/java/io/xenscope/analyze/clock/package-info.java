/**
 * What records say about clocks, for the solver, and lifts of effects that come before their causes.
 * Called by: make.
 * Start at {@link io.xenscope.analyze.clock.CaptureClocks}.
 */
package io.xenscope.analyze.clock;
