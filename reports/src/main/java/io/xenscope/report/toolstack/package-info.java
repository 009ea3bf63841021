/**
 * {@code toolstack}: what toolstacks asked of Xen, and where the time went in which domains were made and removed. {@code domains} takes
 * the tables of creations from here. Start at {@link io.xenscope.report.toolstack.Toolstack}.
 */
package io.xenscope.report.toolstack;
