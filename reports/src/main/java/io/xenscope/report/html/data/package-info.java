/**
 * The columns of numbers inside a page of {@code html}: runstate intervals, events, losses, heat maps, packed.
 * Called by: the page writer in {@link io.xenscope.report.html}.
 * Start at {@link io.xenscope.report.html.data.PageData}.
 */
package io.xenscope.report.html.data;
