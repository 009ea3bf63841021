package io.xenscope.coverage;

import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.Release;
import io.xenscope.format.event.Versions;
import java.util.Locale;

/** One row of the event catalogue with the records that it has decoded. */
record CoverageLine(EventKind kind, PayloadLayout layout, long samples, long larger, long made) {
    private static final String FORM = "%08x %5s %-50s %-22s %8d %10d %4d %s";

    boolean isReal() {
        return samples + larger > 0;
    }

    boolean isNone() {
        return !isReal() && made == 0;
    }

    /** Whether it is known how such a record looks, and none has been decoded. */
    boolean isGap() {
        return isNone() && !layout.raw();
    }

    String text() {
        return String.format(
                Locale.ROOT, FORM, kind.id(), words(), layout.name(), xen(), samples, larger, made, status());
    }

    private String words() {
        if (layout.raw()) {
            return "-";
        }
        return layout.minWords() == layout.maxWords()
                ? Integer.toString(layout.minWords())
                : layout.minWords() + "-" + layout.maxWords();
    }

    private String xen() {
        Versions versions = layout.versions();
        String written = versions.status() == Versions.Status.WRITTEN
                ? (versions.since().equals(Release.OLDEST) ? "" : versions.since()) + "-"
                        + (versions.until().equals(Release.CURRENT) ? "" : versions.until())
                : word(versions.status());
        return layout.trait().map(trait -> written + ":" + word(trait)).orElse(written);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String status() {
        if (isReal()) {
            return "real";
        }
        if (made > 0) {
            return "synthetic";
        }
        boolean written = layout.versions().status() == Versions.Status.WRITTEN;
        return "none: "
                + (written ? "payload not known" : word(layout.versions().status())) + ", shown by its words";
    }

    /** The column of larger captures in a line of the table. */
    static long larger(String line) {
        String[] cells = line.trim().split(" +");
        int place = cells.length - 1;
        while (!cells[place].equals("real") && !cells[place].equals("synthetic") && !cells[place].equals("none:")) {
            place--;
        }
        return Long.parseLong(cells[place - 2]);
    }
}
