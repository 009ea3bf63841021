package io.xenscope.spark;

import io.xenscope.report.latency.HistogramLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms as columns hold them: three digits, encoded by HdrHistogram (V2, compressed), nanoseconds in what xenscope gives. */
final class EncodedHistogram {
    private EncodedHistogram() {}

    /** Refuses bytes that are no histogram; {@code function} is who asks. */
    static Histogram decoded(String function, byte[] bytes) {
        try {
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            histogram.setAutoResize(true);
            return histogram;
        } catch (DataFormatException | RuntimeException fault) {
            throw new IllegalArgumentException(
                    function + ": " + bytes.length
                            + " bytes that are no histogram; expected column hist of the table latency, or what hdr_of"
                            + " or hdr_merge gave",
                    fault);
        }
    }

    static byte[] encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    static Histogram empty() {
        Histogram histogram = new Histogram(HistogramLayout.DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }
}
