/**
 * {@code export}: the formats in which spans are written.
 * Called by: the list of commands.
 * Start at {@link io.xenscope.report.export.ExportFormats}.
 */
package io.xenscope.report.export;
