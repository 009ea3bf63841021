/**
 * The command {@code html}: one file that shows a capture in a browser; its scripts and styles are resources beside this package.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.html.Html}, then {@link io.xenscope.report.html.HtmlPage}.
 */
package io.xenscope.report.html;
