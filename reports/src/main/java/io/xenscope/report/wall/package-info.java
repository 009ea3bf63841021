/**
 * Where a capture stands on the calendar.
 * Called by: reports and exports that show dates.
 * Start at {@link io.xenscope.report.wall.WallClock}.
 */
package io.xenscope.report.wall;
