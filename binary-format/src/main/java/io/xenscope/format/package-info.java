/**
 * Files, windows, records, and what is wrong with them.
 * Called by: everybody.
 * Start at {@link io.xenscope.format.Capture}.
 */
package io.xenscope.format;
