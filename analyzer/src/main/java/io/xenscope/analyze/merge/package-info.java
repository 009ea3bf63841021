/**
 * Records read again: of one pcpu, of one run, of all in the order of time.
 * Called by: readings and dump.
 * Start at {@link io.xenscope.analyze.merge.RecordMerge}.
 */
package io.xenscope.analyze.merge;
