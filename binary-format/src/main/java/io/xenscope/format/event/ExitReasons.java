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

    /** Whether the guest could not be entered at all (VMX, bit 31). */
    public static boolean vmxEntryFailed(int reason) {
        return reason < 0;
    }

    /** The basic reason that counts and tables go by (VMX, bits 15:0). */
    public static int vmxBasic(int reason) {
        return reason & 0xffff;
    }
}
