/**
 * What HVM records say beside VM exits: inputs of interrupt controllers, emulated timers.
 * Called by: timers.
 * Start at {@link io.xenscope.analyze.hvm.PicLine}.
 */
package io.xenscope.analyze.hvm;
