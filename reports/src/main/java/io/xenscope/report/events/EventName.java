package io.xenscope.report.events;

import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Xen's name of an event as dump writes it: in lower case, without {@code TRC_}, one word. {@code TRC_PV_TRAP|64} is
 * {@code pv_trap_64}; what stands in brackets is a field.
 */
public final class EventName {
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

    /** As {@code 0x00021101}. */
    public static String id(int event) {
        return "0x" + HexFormat.of().toHexDigits(event);
    }
}
