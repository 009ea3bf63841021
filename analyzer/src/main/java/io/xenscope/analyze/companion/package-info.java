/**
 * Companions: logs of the toolstack, of xenstore, of guests and kernels, placed on the time line of a capture. Called by reports that
 * take {@code --with}, by nothing else of the analyzer; nothing of it is loaded without that option.
 * Start at {@link io.xenscope.analyze.companion.Companions}.
 */
package io.xenscope.analyze.companion;
