/**
 * A capture as tables of rows for databases: names, types, units and comments as data, and producers that push rows.
 * Called by: optional modules that hand captures to DuckDB and Spark, and their documents; uses no command line.
 * Start at {@link io.xenscope.report.rows.Tables} and {@link io.xenscope.report.rows.RowSource}.
 */
package io.xenscope.report.rows;
