package io.xenscope.report.cells;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.format.event.ExitReasons;

/** What the processor's manual calls the reasons of VM exits of one capture. */
public final class ExitNames {
    private static final int VMX_HLT = 12;
    private static final int SVM_HLT = 0x78;

    private final boolean svm;

    public ExitNames(Overview overview) {
        this.svm = overview.isSvm();
    }

    /** As {@code EPT_VIOLATION}; that of a nested guest says so. */
    public String name(int reason) {
        String name = basic(reason & ~ExitReason.NESTED);
        return (reason & ExitReason.NESTED) != 0 ? name + " (nested)" : name;
    }

    private String basic(int reason) {
        if (reason == ExitReason.OTHER) {
            return "other";
        }
        int code = ExitReason.code(reason);
        return svm ? ExitReasons.svm(code) : ExitReasons.vmx(code);
    }

    /** Whether the guest went idle by its own will: how long it stays away says nothing about Xen. */
    public boolean isIdling(int reason) {
        return ExitReason.code(reason) == (svm ? SVM_HLT : VMX_HLT);
    }
}
