/**
 * The result of an analysis, which all reports read.
 * Called by: everybody above the first pass.
 * Start at {@link io.xenscope.analyze.Analysis}.
 */
package io.xenscope.analyze;
