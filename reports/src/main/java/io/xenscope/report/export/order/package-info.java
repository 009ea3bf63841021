/**
 * Puts spans in the order of time where a format asks for it.
 * Called by: formats of exports.
 * Start at {@link io.xenscope.report.export.order.ItemSorter}.
 */
package io.xenscope.report.export.order;
