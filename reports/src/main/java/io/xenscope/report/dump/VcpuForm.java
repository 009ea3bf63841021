package io.xenscope.report.dump;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** Domain and vcpu, two fields of the record, as {@code d1v0}, {@code idle} or {@code d?v?}. */
final class VcpuForm extends FieldForm {
    private final PresentField domain;
    private final PresentField vcpu;
    private final VcpuNames names;

    VcpuForm(String name, Field domain, Field vcpu, VcpuNames names) {
        super(name);
        this.domain = new PresentField(domain);
        this.vcpu = new PresentField(vcpu);
        this.names = names;
    }

    /** The vcpu that a record names, see {@link VcpuKey}. */
    int key(RecordCursor record) {
        return VcpuKey.of((int) domain.of(record), (int) vcpu.of(record));
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.put(names.of(key(record)));
    }
}
