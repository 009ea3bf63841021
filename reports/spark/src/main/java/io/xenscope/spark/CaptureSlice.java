package io.xenscope.spark;

import java.io.Serializable;

/**
 * A capture, or a slice of its time.
 *
 * @param slice number of the slice, from 0
 * @param slices how many there are at most; fewer where the capture is too short
 */
record CaptureSlice(CaptureFile file, int slice, int slices) implements Serializable {}
