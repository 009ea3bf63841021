/**
 * The manual: one text a command, put together with the tables of options, as pages of man and as plain text.
 * Called by: the list of commands and the build of packages.
 * Start at {@link io.xenscope.report.manual.Manual}.
 */
package io.xenscope.report.manual;
