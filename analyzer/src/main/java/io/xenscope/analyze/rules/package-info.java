/**
 * Rules that both passes use: what continues and ends a PV call, how VM exits and irq records read.
 * Called by: trackers of both passes.
 * Start at {@link io.xenscope.analyze.rules.PvCallRecords}.
 */
package io.xenscope.analyze.rules;
