/**
 * What every report has: the way from captures to a page, its scope, caveats, and trust in clocks.
 * Called by: reports and exports.
 * Start at {@link io.xenscope.report.frame.Reports}.
 */
package io.xenscope.report.frame;
