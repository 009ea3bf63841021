/**
 * Makes an analysis, and the same accounts of a range.
 * Called by: the command line and tests.
 * Start at {@link io.xenscope.analyze.make.Analyzer}.
 */
package io.xenscope.analyze.make;
