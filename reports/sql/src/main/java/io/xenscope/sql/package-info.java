/**
 * The optional module: captures as tables in DuckDB, a command line and a prompt for questions, Parquet and databases.
 * Called by: the command {@code sql} and {@code export}, through the service {@code SqlEngine}.
 * Start at {@link io.xenscope.sql.DuckEngine} and {@link io.xenscope.sql.Database}.
 */
package io.xenscope.sql;
