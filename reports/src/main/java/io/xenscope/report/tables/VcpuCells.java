package io.xenscope.report.tables;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.report.table.Column;
import java.util.List;

/** The columns that name a vcpu, and their cells: empty where no record tells who it was. */
public final class VcpuCells {
    public static final List<Column> COLUMNS = List.of(Column.domain("dom", "dom"), Column.count("vcpu", "vcpu"));

    private VcpuCells() {}

    public static Object[] of(int key) {
        return key == VcpuKey.UNKNOWN
                ? new Object[] {null, null}
                : new Object[] {VcpuKey.domain(key), VcpuKey.vcpu(key)};
    }
}
