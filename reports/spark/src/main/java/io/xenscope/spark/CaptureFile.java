package io.xenscope.spark;

import java.io.Serializable;

/**
 * A file as it was found when the reading was planned.
 *
 * @param path as Spark names it, with its scheme
 * @param length in bytes
 * @param changed time of its last change: a file that was replaced is another one
 */
record CaptureFile(String path, long length, long changed) implements Serializable {}
