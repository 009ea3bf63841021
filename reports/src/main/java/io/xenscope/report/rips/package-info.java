/**
 * Addresses in guests: their symbols, and the steps in which they are counted.
 * Called by: reports with tables of rips.
 * Start at {@link io.xenscope.report.rips.Symbols}.
 */
package io.xenscope.report.rips;
