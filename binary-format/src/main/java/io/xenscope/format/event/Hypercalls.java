package io.xenscope.format.event;

/** Numbers and names of the hypercalls. */
public final class Hypercalls {
    /** The bits of the number in the first word of a record with arguments, and in the last of one without. */
    public static final int NUMBER_BITS = 0xF_FFFF;

    /** The numbers that code asks for, named as Xen names them. */
    public static final class Numbers {
        public static final int MMU_UPDATE = 1;
        public static final int MEMORY_OP = 12;
        public static final int MULTICALL = 13;
        public static final int EVENT_CHANNEL_OP_COMPAT = 16;
        public static final int GRANT_TABLE_OP = 20;
        public static final int IRET = 23;
        public static final int VCPU_OP = 24;
        public static final int MMUEXT_OP = 26;
        public static final int XSM_OP = 27;
        public static final int SCHED_OP = 29;
        public static final int EVENT_CHANNEL_OP = 32;
        public static final int HVM_OP = 34;
        public static final int SYSCTL = 35;
        public static final int DOMCTL = 36;
        public static final int ARGO_OP = 39;
        public static final int DM_OP = 41;
        /** The number under which a domctl on page tables comes back; no guest uses it for a call of its own. */
        public static final int PAGING_DOMCTL_CONT = 49;

        private Numbers() {}

        /** Whether a call works on event channels, by its number of today or of old. */
        public static boolean isEventChannelOp(int number) {
            return number == EVENT_CHANNEL_OP || number == EVENT_CHANNEL_OP_COMPAT;
        }
    }

    private static final IntTable<String> NAMES = XenNames.section("hypercall");

    private Hypercalls() {}

    /** As {@code memory_op}; {@code hypercall 57} if unknown. */
    public static String name(int number) {
        return XenNames.name(NAMES, number, "hypercall ");
    }

    /** The command of a grant_table_op, vcpu_op or sched_op, as {@code map_grant_ref}; {@code cmd 99} if unknown. */
    public static String command(int number, int command) {
        return switch (number) {
            case Numbers.GRANT_TABLE_OP -> XenNames.grantTableOp(command);
            case Numbers.VCPU_OP -> XenNames.vcpuOp(command);
            default -> XenNames.schedOp(command);
        };
    }
}
