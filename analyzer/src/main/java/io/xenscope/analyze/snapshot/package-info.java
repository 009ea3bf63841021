/**
 * The machine at given moments: what each vcpu and pcpu was doing, what was open, who woke whom, which domains there were.
 * Reports may call it; it asks the trackers and the schedule, and keeps no account of its own. Start at
 * {@link io.xenscope.analyze.snapshot.Snapshots}.
 */
package io.xenscope.analyze.snapshot;
