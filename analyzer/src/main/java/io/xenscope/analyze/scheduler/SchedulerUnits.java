package io.xenscope.analyze.scheduler;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.format.event.Era;

/** Of which vcpu a record of a scheduler is; what schedulers call a unit is one vcpu unless core scheduling is on. */
final class SchedulerUnits {
    private final PayloadField domain;
    private final PayloadField unit;

    SchedulerUnits(Era era) {
        domain = new PayloadField(era, "dom");
        unit = new PayloadField(era, "unit", "vcpu");
    }

    /** Its {@link VcpuKey}; unknown where the record has no such field. */
    int key(Moment now) {
        boolean isNamed = domain.isIn(now.record()) && unit.isIn(now.record());
        return isNamed
                ? VcpuKey.of((int) domain.of(now.record(), 0) & 0xFFFF, (int) unit.of(now.record(), 0))
                : VcpuKey.UNKNOWN;
    }
}
