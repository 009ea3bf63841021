/**
 * Spans that records or logs name, with the ids they give.
 * Called by: span and exports.
 * Start at {@link io.xenscope.analyze.context.ContextStack}.
 */
package io.xenscope.analyze.context;
