package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a line between its time and its event: the picture, the pcpu, and the vcpu it runs. They stay the same
 * until some pcpu changes, so each pcpu's are kept.
 */
final class PcpuColumns {
    private static final int VCPU_WIDTH = 7;

    /** The longest: d32767v65535 and a blank. */
    private static final int MOST_VCPU = 16;

    private final Picture picture;
    private final Chunk[] pcpus;
    private final NameCache vcpus = new NameCache(vcpu -> padded(VcpuNames.text(vcpu), VCPU_WIDTH));
    private final long[][] texts;
    private final int[] lengths;
    private final int[] shown;

    /** {@code streams} are those of all pcpus. */
    PcpuColumns(List<PcpuStream> streams) {
        int limit = streams.isEmpty() ? 0 : streams.get(streams.size() - 1).pcpu() + 1;
        int width = Digits.count(Math.max(0, limit - 1)) + 2;
        picture = new Picture(limit);
        pcpus = new Chunk[limit];
        texts = new long[limit][];
        lengths = new int[limit];
        shown = new int[limit];
        for (PcpuStream stream : streams) {
            pcpus[stream.pcpu()] = Chunk.of(padded("p" + stream.pcpu(), width));
            texts[stream.pcpu()] = LineBuffer.words(Chunk.wordCount(Picture.MOST + 1 + width + MOST_VCPU));
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
            Arrays.fill(lengths, 0);
        }
    }

    void write(LineBuffer out, PcpuStream stream) {
        int pcpu = stream.pcpu();
        if (lengths[pcpu] > 0 && shown[pcpu] == stream.vcpu()) {
            out.put(texts[pcpu], 0, lengths[pcpu]);
        } else {
            make(out, pcpu, stream.vcpu());
        }
    }

    private void make(LineBuffer out, int pcpu, int vcpu) {
        int begin = out.length();
        picture.write(out, pcpu);
        out.put(pcpus[pcpu]).put(vcpus.of(vcpu));
        lengths[pcpu] = out.copy(begin, texts[pcpu], 0);
        shown[pcpu] = vcpu;
    }
}
