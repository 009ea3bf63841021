/**
 * What the longest waits came from, followed back from wake to wake.
 * Called by: chain.
 * Start at {@link io.xenscope.analyze.chain.Chains}.
 */
package io.xenscope.analyze.chain;
