/**
 * Spans as readers of other tools get them: names, attributes, ids, links, columns.
 * Called by: exports, and reports that show spans.
 * Start at {@link io.xenscope.report.spans.SpanFacts}.
 */
package io.xenscope.report.spans;
