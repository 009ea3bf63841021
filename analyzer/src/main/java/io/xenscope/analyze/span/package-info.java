/**
 * Activations with the spans inside them, and what caused them.
 * Called by: exports, top, chain.
 * Start at {@link io.xenscope.analyze.span.Activations}.
 */
package io.xenscope.analyze.span;
