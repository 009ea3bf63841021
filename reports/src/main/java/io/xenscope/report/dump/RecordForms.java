package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.Unit;
import io.xenscope.report.events.EventFields;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.events.EventName;
import java.util.ArrayList;
import java.util.List;

/** The form of every record, made when the first of its event and length comes. Confined to its thread. */
final class RecordForms {
    private static final int LOSS_WORDS = 4;
    private static final int LOSS = 1 << 31 | LOSS_WORDS << 28 | GenEvents.LOST_RECORDS;

    private final Era era;
    private final EventFilter asked;
    private final boolean raw;
    private final FieldForms fieldForms;
    private final FormTable forms = new FormTable();
    private final RecordForm lossBegin;

    /** With {@code raw}, header and words in base 16 are all fields there are. */
    RecordForms(Era era, EventFilter asked, boolean raw, VcpuNames vcpus) {
        this.era = era;
        this.asked = asked;
        this.raw = raw;
        this.fieldForms = new FieldForms(vcpus);
        this.lossBegin = lossBegin();
        forms.add(LOSS, loss(EventName.LOSS_END, make(LOSS).fields(), true));
    }

    /** Whether no record is left out for its event. */
    boolean areAllShown() {
        return asked.isAll() && !raw;
    }

    /** Whether a word stands before the payload of each HVM record. */
    boolean hasHvmPrefix() {
        return era.has(Era.Trait.HVM_PREFIX);
    }

    RecordForm of(PcpuStream stream) {
        int header = stream.record().header();
        if (header == LOSS && stream.isLossBegin()) {
            return lossBegin;
        }
        return of(header);
    }

    /** The form of a record that is not the begin of a loss, by its header word. */
    RecordForm of(int header) {
        RecordForm form = forms.of(header);
        return form != null ? form : add(header);
    }

    private RecordForm add(int header) {
        RecordForm form = make(header);
        forms.add(header, form);
        return form;
    }

    /** How many were lost. As raw words the record is shown once, where it was written. */
    private RecordForm lossBegin() {
        return loss(EventName.LOSS_BEGIN, make(LOSS).fields().subList(0, 1), !raw);
    }

    private RecordForm loss(String name, List<FieldForm> fields, boolean shown) {
        int event = GenEvents.LOST_RECORDS;
        return new RecordForm(name, event, fields, shown && asked.test(name, event));
    }

    private RecordForm make(int header) {
        int event = RecordHeader.event(header);
        int words = RecordHeader.words(header);
        EventKind kind = EventCatalogue.standard().kind(event);
        PayloadLayout layout = kind.layoutFor(words, era);
        String name = EventName.of(kind, layout, event);
        int prefix = hasHvmPrefix() ? RecordHeader.prefixWords(header) : 0;
        List<FieldForm> fields = raw ? rawFields(words, prefix) : fields(event, words - prefix, layout);
        return new RecordForm(name, event, fields, asked.test(name, event));
    }

    private List<FieldForm> fields(int event, int words, PayloadLayout layout) {
        if (isCall(layout)) {
            return List.of(new CallForm());
        }
        List<FieldForm> forms = fieldForms.of(EventFields.present(layout, words));
        int bracket = layout.name().indexOf('(');
        if (SchedEvents.isRunstateChange(event)) {
            forms.add(new RunstateForm(event));
        } else if (layout.name().startsWith("gpl", bracket + 1)) {
            forms.add(new ConstantForm("guest_levels", layout.name().substring(bracket + 4, bracket + 5)));
        }
        return forms;
    }

    /** Calls tell in the record which arguments are in it. */
    private static boolean isCall(PayloadLayout layout) {
        return layout.fields().size() > 1 && layout.fields().get(1).name().equals("argmap");
    }

    /** All words, of which {@code prefix} stand before the payload. */
    private static List<FieldForm> rawFields(int words, int prefix) {
        List<FieldForm> forms = new ArrayList<>();
        forms.add(new HeaderForm());
        for (int word = 0; word < words; word++) {
            int place = word - prefix;
            forms.add(new HexForm(new Field("w" + word, FieldType.U32, place, place, 31, 0, false, Unit.HEX)));
        }
        return forms;
    }
}
