/**
 * The lives of domains.
 * Called by: domains, exports, toolstack.
 * Start at {@link io.xenscope.analyze.life.DomainLives}.
 */
package io.xenscope.analyze.life;
