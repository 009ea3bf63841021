/**
 * What each scheduler decided, by its own records.
 * Called by: scheduler.
 * Start at {@link io.xenscope.analyze.scheduler.Credit2}.
 */
package io.xenscope.analyze.scheduler;
