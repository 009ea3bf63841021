/**
 * Captures as tables of Apache Spark: a data source and functions for histograms. Nothing of xenscope calls it, Spark does. Start at
 * {@link io.xenscope.spark.XentraceSource} and {@link io.xenscope.spark.Functions}.
 */
package io.xenscope.spark;
