/**
 * Reads what a toolstack logged beside a capture.
 * Called by: exports.
 * Start at {@link io.xenscope.report.context.ContextFile}.
 */
package io.xenscope.report.context;
