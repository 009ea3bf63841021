/**
 * {@code state}: the machine at given moments, as tables. Called by the command line only; it prints what
 * {@link io.xenscope.analyze.snapshot.Snapshots} finds. Start at {@link io.xenscope.report.state.State}.
 */
package io.xenscope.report.state;
