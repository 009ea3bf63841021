/**
 * Where the time of a vcpu or a pcpu went within a range.
 * Called by: the analysis, trackers and reports.
 * Start at {@link io.xenscope.analyze.account.VcpuAccount}.
 */
package io.xenscope.analyze.account;
