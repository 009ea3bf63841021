/**
 * What logs and the capture say of the same thing: which hypercalls a logged call made, which processes made them.
 * Called by reports and exports; knows placed companions and the capture's records.
 * Start at {@link io.xenscope.analyze.companion.join.MadeCalls}.
 */
package io.xenscope.analyze.companion.join;
