package io.xenscope.spark;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** One task: a slice of a capture, or captures that are small, one behind the other. */
record CapturePartition(List<CaptureSlice> slices) implements InputPartition {}
