package io.xenscope.format.vmcore;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a user knows of a dump.
 *
 * @param symbols Xen's symbols, or null: then its buffers are searched for
 * @param physStart machine address at which Xen's image was loaded
 * @param traceInfo machine address of Xen's table of trace buffers
 * @param unfetchedOnly whether records that xentrace had fetched are left out
 */
public record DumpOptions(Path symbols, OptionalLong physStart, OptionalLong traceInfo, boolean unfetchedOnly) {
    /** Nothing is known: the buffers are searched for, and all their records read. */
    public static final DumpOptions NONE = new DumpOptions(null, OptionalLong.empty(), OptionalLong.empty(), false);
}
