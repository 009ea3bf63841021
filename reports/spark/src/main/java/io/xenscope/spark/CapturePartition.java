package io.xenscope.spark;

import org.apache.spark.sql.connector.read.InputPartition;

/**
 * One task: a capture, or a slice of its time.
 *
 * @param slice number of the slice, from 0
 * @param slices how many there are at most; fewer where the capture is too short
 */
record CapturePartition(CaptureFile file, int slice, int slices) implements InputPartition {}
