/**
 * Questions in SQL: the command, and the door to the optional module that answers them with DuckDB.
 * Called by: the list of commands, and export. Nothing of DuckDB is here.
 * Start at {@link io.xenscope.report.sql.Sql}.
 */
package io.xenscope.report.sql;
