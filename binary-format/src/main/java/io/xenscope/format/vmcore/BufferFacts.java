package io.xenscope.format.vmcore;

import java.util.List;

/**
 * What is known of the trace buffers of a dump.
 *
 * @param container what the dump is kept in
 * @param frames frames of memory in the dump
 * @param cutBytes bytes that the file should have and has not
 * @param traceInfo machine address of Xen's table of buffers
 * @param foundBy how it was found: {@code search}, {@code symbols} or {@code address}
 * @param refused frames that looked like such a table and are none
 * @param ringFrames frames of each buffer
 * @param tracing whether tracing was on; null where only symbols would tell
 * @param mask the mask of events; null likewise
 * @param rings by pcpu
 */
public record BufferFacts(
        String container,
        long frames,
        long cutBytes,
        long traceInfo,
        String foundBy,
        long refused,
        int ringFrames,
        Boolean tracing,
        Long mask,
        List<RingFacts> rings) {}
