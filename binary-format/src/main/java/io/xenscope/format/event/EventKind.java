package io.xenscope.format.event;

import java.util.HexFormat;
import java.util.List;

/** What is known of an event id: its names and the layouts its payload has had. */
public final class EventKind {
    private final int id;
    private final int freeBits;
    private final String name;
    private final EventClass eventClass;
    private final EventLines lines;

    /** {@code freeBits} of the id may have any value; without lines the kind is unknown. */
    EventKind(int id, int freeBits, String name, EventLines lines) {
        this.id = id;
        this.freeBits = freeBits;
        this.name = name;
        this.eventClass = EventClass.of(id);
        this.lines = lines;
    }

    static EventKind unknown(int id) {
        return new EventKind(id, 0, "unknown:" + hex(id), new EventLines(null));
    }

    /** The id; of a range of ids the first. */
    public int id() {
        return id;
    }

    /** The bits in which ids of this kind differ, 0 for most. */
    public int freeBits() {
        return freeBits;
    }

    /** Whether the catalogue has the id. */
    public boolean isKnown() {
        return !layouts().isEmpty();
    }

    /** Xen's name, {@code TRC_...}, the newest where the id changed hands; of a range it ends in {@code +n}. */
    public String name() {
        return name;
    }

    /** The name of one id of this kind: of a range {@code TRC_GUEST+0x12}. */
    public String nameOf(int event) {
        return name.endsWith("+n")
                ? name.substring(0, name.length() - 1) + "0x" + Integer.toHexString(event & freeBits)
                : name;
    }

    public EventClass eventClass() {
        return eventClass;
    }

    /** As {@code CLASS/credit2}; {@code -} for classes without any, the bits 15:12 of the id when it is unknown. */
    public String subclass() {
        return isKnown() ? layouts().get(0).subclass() : "0x" + Integer.toHexString(id >>> 12 & 0xf);
    }

    /** One line; empty when the id is unknown. */
    public String meaning() {
        return isKnown() ? layouts().get(0).meaning() : "";
    }

    /** Newest first; empty when the id is unknown. */
    public List<PayloadLayout> layouts() {
        return lines.layouts();
    }

    /**
     * The layout of a record with so many extra words, that before the payload among them; fields w0, w1 ... in hex when none suits.
     * Never null.
     */
    public PayloadLayout layoutFor(int words, Era era) {
        if (eventClass != EventClass.HVM) {
            return best(layouts(), words, words, era);
        }
        if (era.has(Era.Trait.HVM_PREFIX) && words > 0) {
            return best(layouts(), words - 1, words - 1, era).prefixed();
        }
        boolean junk = words > 0 && era.has(Era.Trait.HVM_TRAILING_JUNK) && hasTrailingJunk();
        return best(layouts(), words, junk ? words - 1 : words, era);
    }

    @Override
    public String toString() {
        return name + " " + hex(id);
    }

    EventLines lines() {
        return lines;
    }

    /** Of the HVM records of 3.4 to 4.0.1 only nested page faults and I/O were written right. */
    private boolean hasTrailingJunk() {
        int event = id & ~(HvmEvents.WIDE | HvmEvents.WRITE);
        return event != HvmEvents.IOPORT_READ && event != HvmEvents.IOMEM_READ && event != HvmEvents.NPF;
    }

    private static PayloadLayout best(List<PayloadLayout> layouts, int words, int meant, Era era) {
        PayloadLayout best = null;
        int bestFit = -1;
        for (int i = 0; i < layouts.size(); i++) {
            int fit = layouts.get(i).fit(meant, era);
            if (fit > bestFit) {
                bestFit = fit;
                best = layouts.get(i);
            }
        }
        return best != null ? best : RawLayouts.of(words);
    }

    private static String hex(int id) {
        return "0x" + HexFormat.of().toHexDigits(id);
    }
}
