package io.xenscope.analyze.base;

/**
 * The size and reach of the capture.
 *
 * @param name as the user gave it
 * @param fileBytes size of the file (unpacked)
 * @param windows windows found
 * @param beginTicks first record of any pcpu
 * @param endTicks last record of any pcpu
 * @param complete false where the file is cut or damaged
 */
public record Extent(String name, long fileBytes, int windows, long beginTicks, long endTicks, boolean complete) {
    public long spanTicks() {
        return endTicks - beginTicks;
    }
}
