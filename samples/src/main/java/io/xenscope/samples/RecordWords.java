package io.xenscope.samples;

/** What all words for records come down to. */
interface RecordWords {
    /** Any record with the pcpu's present time. */
    PcpuTrace record(int event, int... words);

    /** Any record of a kind that Xen writes without TSC. */
    PcpuTrace recordWithoutTsc(int event, int... words);

    /** The low word of 64 bits, which comes first in a record. */
    private static int low(long value) {
        return (int) value;
    }

    /** The high word of 64 bits. */
    private static int high(long value) {
        return (int) (value >>> 32);
    }

    /** A record of one word and one 64-bit value behind it. */
    default PcpuTrace recordWordAndQuad(int event, int word, long quad) {
        return record(event, word, low(quad), high(quad));
    }

    /** The same without TSC. */
    default PcpuTrace wordAndQuadWithoutTsc(int event, int word, long quad) {
        return recordWithoutTsc(event, word, low(quad), high(quad));
    }

    /** A record of 64-bit values, low words first, and single words behind them. */
    default PcpuTrace recordQuads(int event, long[] quads, int... words) {
        return record(event, joined(quads, words));
    }

    /** The same without TSC. */
    default PcpuTrace quadsWithoutTsc(int event, long[] quads, int... words) {
        return recordWithoutTsc(event, joined(quads, words));
    }

    private static int[] joined(long[] quads, int[] words) {
        int[] all = new int[2 * quads.length + words.length];
        for (int i = 0; i < quads.length; i++) {
            all[2 * i] = low(quads[i]);
            all[2 * i + 1] = high(quads[i]);
        }
        System.arraycopy(words, 0, all, 2 * quads.length, words.length);
        return all;
    }
}
