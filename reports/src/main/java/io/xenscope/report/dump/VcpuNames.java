package io.xenscope.report.dump;

import io.xenscope.analyze.base.VcpuKey;

/** Texts of vcpus by {@link VcpuKey}: {@code d1v0}, {@code idle} whichever pcpu's, {@code d?v?} where unknown. */
final class VcpuNames {
    private final NameCache names = new NameCache(VcpuNames::text);

    Chunk of(int key) {
        return names.of(key);
    }

    static String text(int key) {
        return VcpuKey.isIdle(key) ? "idle" : VcpuKey.text(key);
    }
}
