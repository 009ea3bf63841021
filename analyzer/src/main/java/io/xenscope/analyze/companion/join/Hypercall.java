package io.xenscope.analyze.companion.join;

/**
 * A hypercall that a domain's tools may have made.
 *
 * @param number of the hypercall, or of the member of a multicall
 * @param vcpu who made it, see {@link io.xenscope.analyze.base.VcpuKey}
 * @param time when it was entered, in ns since the begin of the capture
 * @param record offset of the record of its entry
 */
public record Hypercall(int number, int vcpu, long time, long record) {}
