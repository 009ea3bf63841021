package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import java.util.Arrays;
import java.util.List;

/**
 * What lines of text begin with: the second, nine digits that are to be written over, the picture, the pcpu, and the vcpu it
 * runs. All but the digits stays the same until some pcpu changes, so each pcpu's is kept.
 */
final class LineHeads {
    private static final int VCPU_WIDTH = 7;

    /** The longest vcpu: d32767v65535 and a blank. */
    private static final int MOST_VCPU = 16;

    /** The longest second, with its point, and the digits behind it. */
    private static final int MOST_TIME = 48;

    private final Picture picture;
    private final Chunk[] pcpus;
    private final NameCache vcpus = new NameCache(vcpu -> padded(VcpuNames.text(vcpu), VCPU_WIDTH));
    private final LineMemory texts;
    private final int most;
    private final int[] lengths;
    private final int[] shown;
    private Chunk second = Chunk.EMPTY;

    /** {@code streams} are those of all pcpus. */
    LineHeads(List<PcpuStream> streams) {
        int limit = streams.isEmpty() ? 0 : streams.get(streams.size() - 1).pcpu() + 1;
        int width = Digits.count(Math.max(0, limit - 1)) + 2;
        picture = new Picture(limit);
        pcpus = new Chunk[limit];
        lengths = new int[limit];
        shown = new int[limit];
        most = MOST_TIME + Picture.MOST + 1 + width + MOST_VCPU + LineMemory.STEP;
        texts = new LineMemory(Math.multiplyExact(limit + 1, most));
        for (PcpuStream stream : streams) {
            pcpus[stream.pcpu()] = Chunk.of(padded("p" + stream.pcpu(), width));
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /** Draws all pcpus again. */
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

    /** Another second begins, written as {@code text}, with its point. */
    void second(Chunk text) {
        if (text.length + 10 > MOST_TIME) {
            throw new IllegalArgumentException("a second of " + text.length + " characters");
        }
        second = text;
        Arrays.fill(lengths, 0);
    }

    /** Makes the head of a stream's lines where it is not there yet; {@code out} is as before then. */
    void prepare(LineBuffer out, PcpuStream stream) {
        int pcpu = stream.pcpu();
        if (lengths[pcpu] == 0 || shown[pcpu] != stream.vcpu()) {
            make(out, pcpu, stream.vcpu());
        }
    }

    private void make(LineBuffer out, int pcpu, int vcpu) {
        int begin = out.length();
        out.put(second).nine(0);
        picture.write(out, pcpu);
        out.put(pcpus[pcpu]).put(vcpus.of(vcpu));
        lengths[pcpu] = out.copy(begin, text(pcpu));
        shown[pcpu] = vcpu;
        out.cut(begin);
    }

    /** Where in {@link LineMemory} the text lies that was prepared last for a pcpu. */
    long text(int pcpu) {
        return texts.begin() + (long) most * pcpu;
    }

    /** Its length in characters. */
    int length(int pcpu) {
        return lengths[pcpu];
    }

    /** Before which of its characters the nine digits begin. */
    int digits() {
        return second.length;
    }
}
