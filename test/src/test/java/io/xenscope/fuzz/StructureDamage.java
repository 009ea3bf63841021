package io.xenscope.fuzz;

import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.samples.ContextRecord;
import io.xenscope.samples.DamagedBytes;
import io.xenscope.samples.NamedSpan;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage that knows the format: every record stays one that a reader takes, and says what cannot be. */
enum StructureDamage {
    /** Headers say that there are more or fewer words than there are. */
    LYING_WORD_COUNTS((capture, random) -> headers(capture, random, header -> withWords(header, random.nextInt(8)))),

    TSC_FLAGS((capture, random) -> headers(capture, random, header -> header ^ 1 << 31)),

    WINDOW_SIZES((capture, random) -> windows(capture, random, 8, right -> Absurd.size(right, random))),

    /** All that 16 bits can name, and some behind. */
    PCPU_NUMBERS((capture, random) -> windows(
            capture, random, 4, right -> random.nextInt(8) == 0 ? Absurd.pcpu(random) : random.nextInt(65_536))),

    EQUAL_TSCS((capture, random) -> {
        ByteBuffer bytes = capture.copy();
        boolean all = random.nextBoolean();
        int from = all ? 0 : random.nextInt(capture.records());
        int to = all ? capture.records() : random.nextInt(from, capture.records()) + 1;
        long tsc = random.nextInt(4) == 0 ? 0 : random.nextLong(1L << 50);
        for (int i = from; i < to; i++) {
            if (capture.hasTsc(i)) {
                bytes.putLong(capture.record(i) + 4, tsc);
            }
        }
        return bytes.array();
    }),

    /** VM exits inside VM exits, among hypercalls, without entries. */
    NESTED_EXITS((capture, random) -> headers(capture, random, header -> {
        int[] events = {
            HvmEvents.VMX_EXIT, HvmEvents.SVM_EXIT, HvmEvents.VMENTRY, PvEvents.HYPERCALL_V2, PvEvents.HYPERCALL_SUBCALL
        };
        return header & 0xF000_0000 | events[random.nextInt(events.length)];
    })),

    /** A stretch as a machine of the other byte order would have written it. */
    ENDS_SWAPPED((capture, random) -> {
        ByteBuffer bytes = capture.copy();
        int from = random.nextInt(capture.size() / 4);
        int to = Math.min(capture.size() / 4, from + random.nextInt(1, 512));
        for (int word = from; word < to; word++) {
            bytes.putInt(4 * word, Integer.reverseBytes(bytes.getInt(4 * word)));
        }
        return bytes.array();
    }),

    /** Named spans that are parents of each other, or of themselves, and end in any order. */
    CONTEXT_CYCLES((capture, random) -> {
        ByteBuffer bytes = capture.copy();
        int window = random.nextInt(capture.windows());
        int header = capture.window(window);
        long tsc = firstTsc(capture, window);
        byte[] more = cycle(bytes.getInt(header + 4), tsc, random);
        bytes.putInt(header + 8, bytes.getInt(header + 8) + more.length);
        return DamagedBytes.inserted(bytes.array(), header + RecordHeader.WINDOW_HEADER_BYTES, more);
    });

    /** Makes a damaged copy. */
    private interface Change {
        byte[] of(Specimen capture, SplittableRandom random);
    }

    private interface WordChange {
        int of(int word);
    }

    private final Change change;

    StructureDamage(Change change) {
        this.change = change;
    }

    byte[] of(Specimen capture, SplittableRandom random) {
        return change.of(capture, random);
    }

    private static int withWords(int header, int words) {
        return header & 0x8FFF_FFFF | words << 28;
    }

    /** Changes every, every second, every third ... header from some record on. */
    private static byte[] headers(Specimen capture, SplittableRandom random, WordChange change) {
        ByteBuffer bytes = capture.copy();
        int step = 1 << random.nextInt(8);
        for (int i = random.nextInt(capture.records()); i < capture.records(); i += step) {
            int place = capture.record(i);
            bytes.putInt(place, change.of(bytes.getInt(place)));
        }
        return bytes.array();
    }

    private static byte[] windows(Specimen capture, SplittableRandom random, int offset, WordChange change) {
        ByteBuffer bytes = capture.copy();
        for (int i = random.nextInt(1, capture.windows() + 1); i > 0; i--) {
            int place = capture.window(random.nextInt(capture.windows())) + offset;
            bytes.putInt(place, change.of(bytes.getInt(place)));
        }
        return bytes.array();
    }

    private static long firstTsc(Specimen capture, int window) {
        for (int i = 0; i < capture.records(); i++) {
            if (capture.record(i) > capture.window(window) && capture.hasTsc(i)) {
                return capture.copy().getLong(capture.record(i) + 4);
            }
        }
        return 0;
    }

    private static byte[] cycle(int pcpu, long tsc, SplittableRandom random) {
        NamedSpan[] spans = new NamedSpan[random.nextInt(1, 6)];
        NamedSpan first = new NamedSpan(random.nextLong(), random.nextLong(), random.nextLong());
        Arrays.setAll(
                spans, i -> i == 0 ? first : first.sibling(random.nextInt(8) == 0 ? first.id() : random.nextLong()));
        TraceMaker trace = new TraceMaker();
        PcpuTrace words = trace.pcpu(pcpu & 0xFF).at(tsc);
        for (NamedSpan span : spans) {
            words.context(ContextRecord.begin(span, ContextRecord.TOOLSTACK, 0, ContextRecord.HAS_PARENT));
            words.context(ContextRecord.parent(span, spans[random.nextInt(spans.length)].id()));
        }
        for (int i = random.nextInt(2 * spans.length); i > 0; i--) {
            words.context(ContextRecord.end(spans[random.nextInt(spans.length)], ContextRecord.DONE, 0));
        }
        byte[] window = trace.bytes();
        return Arrays.copyOfRange(window, RecordHeader.WINDOW_HEADER_BYTES, window.length);
    }
}
