/**
 * What everything stands on: ranges, vcpu keys, histograms, logs outside the heap, tables with a limit, workers.
 * Called by: everybody.
 * Start at {@link io.xenscope.analyze.base.LongLog}.
 */
package io.xenscope.analyze.base;
