package io.xenscope.analyze.companion.read;

/** Which hypercalls an ioctl of Xen's devices can contain, as bits by their number. */
public final class IoctlCalls {
    /** platform_op, memory_op, xsm_op, sysctl, domctl, kexec_op, dm_op: hardly anyone but tools makes them. */
    public static final long RARE = bits(7, 12, 27, 35, 36, 37, 41);

    /**
     * Everything that a tool may ask for by itself: those, and xen_version, grant_table_op, mmuext_op, sched_op, event_channel_op,
     * physdev_op, hvm_op, argo_op and what may be hypfs_op, all of which kernels make, too.
     */
    public static final long ANY = RARE | bits(17, 20, 26, 29, 32, 33, 34, 39, 40);

    private static final int MMU_UPDATE = 1;
    private static final int MEMORY_OP = 12;
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int DM_OP = 41;

    private IoctlCalls() {}

    private static long bits(int... numbers) {
        long bits = 0;
        for (int number : numbers) {
            bits |= 1L << number;
        }
        return bits;
    }

    /** Of a call as {@link StraceReader} names it; 0 where it contains none. */
    public static long of(String name) {
        return switch (name) {
            case "ioctl privcmd hypercall" -> ANY;
            case "ioctl privcmd dm_op" -> bits(DM_OP);
            case "ioctl privcmd mmap_resource" -> bits(MEMORY_OP);
            case "ioctl privcmd mmap", "ioctl privcmd mmapbatch", "ioctl privcmd mmapbatch_v2" ->
                bits(MMU_UPDATE, MEMORY_OP);
            case "ioctl evtchn notify" -> bits(EVENT_CHANNEL_OP);
            default -> 0;
        };
    }

    /** Whether a hypercall is one of those. */
    public static boolean holds(long bits, int number) {
        return number >= 0 && number < Long.SIZE && (bits >>> number & 1) != 0;
    }
}
