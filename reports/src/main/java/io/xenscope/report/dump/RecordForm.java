package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.report.events.EventName;
import java.util.List;

/** How records of one event and length are written, and whether they are asked for. Confined to its thread. */
final class RecordForm {
    private final Chunk name;
    private final Chunk id;
    private final FieldForm[] fields;
    private final Chunk[] leads;
    /** The event, and what leads to the first value. */
    private final Chunk begin;

    private final boolean shown;

    RecordForm(String name, int event, List<FieldForm> fields, boolean shown) {
        this.name = Chunk.of(name);
        this.id = Chunk.of(EventName.id(event));
        this.fields = fields.toArray(new FieldForm[0]);
        this.leads = fields.stream().map(field -> Chunk.of(field.textLead())).toArray(Chunk[]::new);
        this.begin = Chunk.of(fields.isEmpty() ? name : name + fields.get(0).textLead());
        this.shown = shown;
    }

    List<FieldForm> fields() {
        return List.of(fields);
    }

    boolean isShown() {
        return shown;
    }

    Chunk name() {
        return name;
    }

    /** As {@code 0x00021101}. */
    Chunk id() {
        return id;
    }

    /** As {@code event name=value name=value}. */
    void text(LineBuffer out, RecordCursor record) {
        out.put(begin);
        values(out, record);
    }

    /** As {@code  name=value} each. */
    void fields(LineBuffer out, RecordCursor record) {
        if (fields.length > 0) {
            out.put(leads[0]);
            values(out, record);
        }
    }

    private void values(LineBuffer out, RecordCursor record) {
        FieldForm[] all = fields;
        for (int i = 0; i < all.length; i++) {
            if (i > 0) {
                out.put(leads[i]);
            }
            all[i].value(out, record);
        }
    }

    /** As {@code "name":value} each, with commas between. */
    void json(LineBuffer out, RecordCursor record) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            fields[i].json(out, record);
        }
    }

    /** Whether the record names a vcpu that is asked for. */
    boolean names(VcpuFilter asked, RecordCursor record) {
        for (FieldForm field : fields) {
            if (field instanceof VcpuForm vcpu && asked.test(vcpu.key(record))
                    || field instanceof DomainForm domain && asked.testDomain(domain.domain(record))) {
                return true;
            }
        }
        return false;
    }
}
