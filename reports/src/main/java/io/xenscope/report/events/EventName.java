package io.xenscope.report.events;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Xen's name of an event as dump writes it: in lower case, without {@code TRC_}, one word. {@code TRC_PV_TRAP|64} is
 * {@code pv_trap_64}; what stands in brackets is a field.
 */
public final class EventName {
    /** The record of a loss where the loss begins: reports show it twice. */
    public static final String LOSS_BEGIN = "lost_records_begin";

    /** The same record where the loss ends, which is when it was written. */
    public static final String LOSS_END = "lost_records_end";

    private EventName() {}

    public static String of(EventKind kind, PayloadLayout layout, int event) {
        String name =
                kind.isKnown() && !kind.name().endsWith("+n") && !layout.raw() ? layout.name() : kind.nameOf(event);
        if (name.startsWith("(")) {
            return "unassigned:" + id(event);
        }
        int bracket = name.indexOf('(');
        String outer = bracket < 0 ? name : name.substring(0, bracket);
        String bare = outer.startsWith("TRC_") ? outer.substring(4) : outer;
        return bare.toLowerCase(Locale.ROOT).replace('|', '_');
    }

    /** The name of an event whatever its payload: that of its newest form. */
    public static String of(int event) {
        EventKind kind = EventCatalogue.standard().kind(event);
        return kind.isKnown() ? of(kind, kind.layouts().get(0), event) : kind.nameOf(event);
    }

    /** As {@code 0x00021101}. */
    public static String id(int event) {
        return "0x" + HexFormat.of().toHexDigits(event);
    }
}
