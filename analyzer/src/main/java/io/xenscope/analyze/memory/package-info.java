/**
 * Grants of domains.
 * Called by: memory.
 * Start at {@link io.xenscope.analyze.memory.GrantStudy}.
 */
package io.xenscope.analyze.memory;
