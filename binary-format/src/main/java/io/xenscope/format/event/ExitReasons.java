package io.xenscope.format.event;

/** Names of the reasons for which a guest left to Xen: those of VMX (Intel) and those of SVM (AMD). */
public final class ExitReasons {
    private static final IntTable<String> VMX = XenNames.section("vmx_exit");
    private static final IntTable<String> SVM = XenNames.section("svm_exit");

    private ExitReasons() {}

    /** As {@code EPT_VIOLATION}, {@code reason 123} if unknown; only the low 16 bits are the reason. */
    public static String vmx(int reason) {
        return XenNames.name(VMX, reason & 0xffff, "reason ");
    }

    /** As {@code VMEXIT_NPF}, {@code 0x7ff} if unknown. */
    public static String svm(int code) {
        String name = SVM.get(code);
        return name != null ? name : "0x" + Integer.toHexString(code);
    }

    /**
     * What the bits above the basic reason say (VMX, bits 31:16), as {@code |entry failed}; empty where none is set, which is
     * nearly always.
     */
    public static String vmxFlags(int reason) {
        StringBuilder flags = new StringBuilder();
        int rest = reason & 0xffff_0000;
        for (Flag flag : Flag.values()) {
            if ((rest & flag.bit) != 0) {
                flags.append('|').append(flag.text);
                rest &= ~flag.bit;
            }
        }
        return rest == 0 ? flags.toString() : flags + "|0x" + Integer.toHexString(rest);
    }

    /** Flags of a VMX exit reason (processor manual, "Basic VM-Exit Information"). */
    private enum Flag {
        ENTRY_FAILED(31, "entry failed"),
        PENDING_MTF(28, "pending MTF"),
        ENCLAVE(27, "enclave"),
        BUS_LOCK(26, "bus lock");

        private final int bit;
        private final String text;

        Flag(int bit, String text) {
            this.bit = 1 << bit;
            this.text = text;
        }
    }
}
