/**
 * Interrupts, whom they wake, vectors, IPIs.
 * Called by: irqs and summary.
 * Start at {@link io.xenscope.analyze.irq.IrqWakes}.
 */
package io.xenscope.analyze.irq;
