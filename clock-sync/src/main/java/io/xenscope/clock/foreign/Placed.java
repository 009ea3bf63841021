package io.xenscope.clock.foreign;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of placing a clock.
 *
 * @param offsets null where it could not be placed
 * @param ground how the offsets are known
 * @param used pieces of evidence that agree
 * @param contradicted pieces of evidence that do not
 * @param notes what a reader should know, each a clause in plain words
 */
public record Placed(Offsets offsets, Ground ground, long used, long contradicted, List<String> notes) {
    public static Placed not(String why) {
        return new Placed(null, Ground.NONE, 0, 0, List.of(why));
    }

    /** The log has the counter of the capture: nothing is to be added. */
    public static Placed exact() {
        return new Placed(Offsets.constant(new OffsetInterval(0, 0)), Ground.EXACT, 0, 0, List.of());
    }

    /** The same with one more note, unless that is null. */
    public Placed with(String note) {
        if (note == null) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Placed(offsets, ground, used, contradicted, List.copyOf(more));
    }

    public boolean isPlaced() {
        return offsets != null;
    }
}
