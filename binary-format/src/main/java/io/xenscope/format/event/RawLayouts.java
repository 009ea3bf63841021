package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layouts of payloads that nothing is known of: fields w0, w1 ... in hex. */
final class RawLayouts {
    private static final List<PayloadLayout> BY_COUNT = byCount();

    private RawLayouts() {}

    static PayloadLayout of(int words) {
        return BY_COUNT.get(words);
    }

    private static List<PayloadLayout> byCount() {
        List<Field> words = new ArrayList<>();
        List<PayloadLayout> layouts = new ArrayList<>();
        for (int count = 0; count <= WordCounts.MOST; count++) {
            layouts.add(layout(words));
            words.add(new Field("w" + count, FieldType.U32, count, count, 31, 0, false, Unit.HEX));
        }
        return layouts;
    }

    private static PayloadLayout layout(List<Field> words) {
        return new PayloadLayout(
                "raw",
                "-",
                Versions.UNKNOWN,
                Optional.empty(),
                Arch.NONE,
                TscRule.UNKNOWN,
                WordCounts.UNKNOWN,
                List.copyOf(words),
                "words as they are");
    }
}
