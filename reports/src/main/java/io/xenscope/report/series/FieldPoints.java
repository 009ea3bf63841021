package io.xenscope.report.series;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.report.events.EventName;
import io.xenscope.report.events.Glob;
import java.util.ArrayList;
import java.util.List;

/** Points of any field of any event: {@code csched2_credit_burn.credit}; events by pattern, as dump names them. */
final class FieldPoints implements Activity {
    private final List<EventKind> kinds = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final String fieldName;
    private final PayloadField field;
    private final PointSink sink;

    private FieldPoints(String fieldName, Era era, PointSink sink) {
        this.fieldName = fieldName;
        this.field = new PayloadField(era, fieldName);
        this.sink = sink;
    }

    /** Null where no event that the pattern takes has such a field. */
    static FieldPoints of(String word, Era era, PointSink sink) {
        int dot = word.lastIndexOf('.');
        if (dot <= 0 || dot == word.length() - 1) {
            return null;
        }
        FieldPoints points = new FieldPoints(word.substring(dot + 1), era, sink);
        Glob pattern = new Glob(word.substring(0, dot));
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            String name = points.nameOf(kind, pattern);
            if (name != null) {
                points.kinds.add(kind);
                points.names.add(name);
            }
        }
        return points.kinds.isEmpty() ? null : points;
    }

    private String nameOf(EventKind kind, Glob pattern) {
        return kind.layouts().stream()
                .filter(layout ->
                        layout.fields().stream().anyMatch(one -> one.name().equals(fieldName)))
                .map(layout -> EventName.of(kind, layout, kind.id()))
                .filter(pattern::matches)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void register(HostTable events) {
        for (int i = 0; i < kinds.size(); i++) {
            String name = names.get(i);
            events.on(kinds.get(i).id(), kinds.get(i).freeBits(), now -> point(now, name));
        }
    }

    private void point(Moment now, String name) {
        if (field.isIn(now.record())) {
            sink.point(now.time(), now.vcpu(), now.pcpu(), name, field.of(now.record(), 0));
        }
    }
}
