/**
 * Tables of time in which vcpus waited while pcpus were idle; {@code sched} and {@code pcpus} print them. The account is
 * {@code analyze.waits}. Begin with {@link io.xenscope.report.waste.WastedTables}.
 */
package io.xenscope.report.waste;
