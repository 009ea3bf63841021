package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import java.util.List;

/**
 * The columns of a line between its time and its event: the picture, the pcpu, and the vcpu it runs. They stay the same
 * until some pcpu changes, so each pcpu's are kept.
 */
final class PcpuColumns {
    private static final int VCPU_WIDTH = 7;

    private final Picture picture;
    private final String[] names;
    private final byte[][] texts;
    private final int[] lengths;
    private final int[] versions;
    private int version;

    /** {@code streams} are those of all pcpus. */
    PcpuColumns(List<PcpuStream> streams) {
        int limit = streams.isEmpty() ? 0 : streams.get(streams.size() - 1).pcpu() + 1;
        picture = new Picture(limit);
        names = new String[limit];
        texts = new byte[limit][];
        lengths = new int[limit];
        versions = new int[limit];
        int width = LineBuffer.digitCount(Math.max(0, limit - 1)) + 2;
        for (PcpuStream stream : streams) {
            names[stream.pcpu()] = padded("p" + stream.pcpu(), width);
            texts[stream.pcpu()] = new byte[LineBuffer.filled(picture.width() + width + 2 * VCPU_WIDTH)];
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /** Draws all pcpus anew. */
    void open(List<PcpuStream> streams) {
        for (PcpuStream stream : streams) {
            moved(stream);
        }
    }

    /** Draws a pcpu that may have changed. */
    void moved(PcpuStream stream) {
        if (picture.update(stream.pcpu(), stream.state())) {
            version++;
        }
    }

    void write(LineBuffer out, PcpuStream stream) {
        int pcpu = stream.pcpu();
        if (versions[pcpu] != version) {
            make(pcpu, stream.vcpu());
        }
        out.put(texts[pcpu], lengths[pcpu]);
    }

    private void make(int pcpu, int vcpu) {
        byte[] text = texts[pcpu];
        int length = picture.copy(text, pcpu);
        String names = this.names[pcpu] + padded(VcpuNames.text(vcpu), VCPU_WIDTH);
        for (int i = 0; i < names.length(); i++) {
            text[length++] = (byte) names.charAt(i);
        }
        lengths[pcpu] = length;
        versions[pcpu] = version;
    }
}
