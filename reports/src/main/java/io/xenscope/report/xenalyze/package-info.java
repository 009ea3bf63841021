/**
 * The command line of xenalyze, and what each of its options is here.
 * Called by: the list of commands; a test holds the table against the page for those who come from xenalyze.
 * Start at {@link io.xenscope.report.xenalyze.Xenalyze}.
 */
package io.xenscope.report.xenalyze;
