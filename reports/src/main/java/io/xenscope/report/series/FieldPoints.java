package io.xenscope.report.series;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.PcpuTracker;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.report.events.EventName;
import io.xenscope.report.events.EventPatterns;
import java.util.ArrayList;
import java.util.List;

/** Points of one pcpu of any field of any event: {@code csched2_credit_burn.credit}; events by pattern, as dump names them. */
final class FieldPoints implements PcpuTracker {
    /** The events that have a field, and the field. */
    static final class Asked {
        private final List<EventKind> kinds = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final String field;
        /** The number of a word, {@code w1}; -1 for any other name. */
        private final int word;

        private Asked(String field) {
            this.field = field;
            this.word = field.matches("w[0-6]") ? field.charAt(1) - '0' : -1;
        }

        /** Null where no event that the pattern takes has such a field. */
        static Asked of(String word) {
            int dot = word.lastIndexOf('.');
            if (dot <= 0 || dot == word.length() - 1) {
                return null;
            }
            Asked asked = new Asked(word.substring(dot + 1));
            EventPatterns pattern = EventPatterns.of(word.substring(0, dot));
            for (EventKind kind : EventCatalogue.standard().kinds()) {
                String name = asked.nameOf(kind, pattern);
                if (name != null) {
                    asked.kinds.add(kind);
                    asked.names.add(name);
                }
            }
            if (asked.kinds.isEmpty() && asked.word >= 0) {
                asked.byNumber(word.substring(0, dot));
            }
            return asked.kinds.isEmpty() ? null : asked;
        }

        /** Words of events by number, {@code 0x82031.w1}: nothing need be known of them. */
        private void byNumber(String ids) {
            for (int id : EventPatterns.of(ids).numbers()) {
                kinds.add(EventCatalogue.standard().kind(id));
                names.add(EventName.of(id));
            }
        }

        private String nameOf(EventKind kind, EventPatterns pattern) {
            return kind.layouts().stream()
                    .filter(layout ->
                            layout.fields().stream().anyMatch(one -> one.name().equals(field)))
                    .map(layout -> EventName.of(kind, layout, kind.id()))
                    .filter(name -> pattern.matches(name, kind.id()))
                    .findFirst()
                    .orElse(null);
        }

        /** Says what records trackers take. */
        void register(TrackerEvents<FieldPoints> events, Era era) {
            PayloadField place = new PayloadField(era, field);
            int raw = word;
            for (int i = 0; i < kinds.size(); i++) {
                String name = names.get(i);
                events.on(
                        kinds.get(i).id(),
                        kinds.get(i).freeBits(),
                        (tracker, now) -> tracker.add(now, name, place, raw));
            }
        }
    }

    private final Points points;

    FieldPoints(Points points) {
        this.points = points;
    }

    /** {@code word} is the number of the word that is meant where no layout has such a field, or -1. */
    private void add(Moment now, String name, PayloadField place, int word) {
        if (place.isIn(now.record())) {
            points.add(now, name, place.of(now.record(), 0));
        } else if (word >= 0 && word < now.record().wordCount()) {
            points.add(now, name, Integer.toUnsignedLong(now.record().word(word)));
        }
    }
}
