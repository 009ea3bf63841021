package io.xenscope.analyze.base;

/**
 * A vcpu's name in one word: domain in the upper half, vcpu in the lower, as runstate records have it.
 */
public final class VcpuKey {
    /** The domain of the idle vcpus, one for each pcpu. */
    public static final int IDLE_DOMAIN = 0x7FFF;

    /** The unknown vcpu, which runs where no record says who does: shown as {@code d?v?}. */
    public static final int UNKNOWN = -1;

    /** In place of a vcpu's number: some vcpu of the domain, which is not known. */
    public static final int NO_VCPU = 0xFFFF;

    private VcpuKey() {}

    public static int of(int domain, int vcpu) {
        return domain << 16 | vcpu & 0xFFFF;
    }

    public static int domain(int key) {
        return key >>> 16;
    }

    public static int vcpu(int key) {
        return key & 0xFFFF;
    }

    public static boolean isIdle(int key) {
        return domain(key) == IDLE_DOMAIN;
    }

    /** {@code d1v0}, {@code idle} vcpus as {@code d32767v0}, {@code d?v?} where unknown. */
    public static String text(int key) {
        return key == UNKNOWN ? "d?v?" : "d" + domain(key) + "v" + (vcpu(key) == NO_VCPU ? "?" : "" + vcpu(key));
    }
}
