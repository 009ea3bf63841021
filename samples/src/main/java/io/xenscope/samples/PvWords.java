package io.xenscope.samples;

import io.xenscope.format.event.PvEvents;

/** Words for the records of 64-bit PV guests, as Xen 4.3 and later write them. */
interface PvWords extends RecordWords {
    /** A hypercall, with those arguments that Xen records (none for most). */
    default PcpuTrace hypercall(int number, int... arguments) {
        return record(PvEvents.HYPERCALL_V2, HypercallArguments.words(number, arguments));
    }

    /** A member of a multicall. */
    default PcpuTrace subcall(int number, int... arguments) {
        return record(PvEvents.HYPERCALL_SUBCALL, HypercallArguments.words(number, arguments));
    }

    /** An exception without error code. */
    default PcpuTrace trap(int vector, long rip) {
        return recordQuads(PvEvents.TRAP | PvEvents.WIDE, new long[] {rip}, vector);
    }

    /** An exception with error code: bit 15 says that there is one. */
    default PcpuTrace trap(int vector, long rip, int errorCode) {
        return recordQuads(PvEvents.TRAP | PvEvents.WIDE, new long[] {rip}, errorCode << 16 | 1 << 15 | vector);
    }

    /** A page fault that the guest gets. */
    default PcpuTrace pageFault(long rip, long address, int errorCode) {
        return recordQuads(PvEvents.PAGE_FAULT | PvEvents.WIDE, new long[] {rip, address}, errorCode);
    }

    /** A privileged instruction that Xen emulates. */
    default PcpuTrace privop(long rip) {
        return recordQuads(PvEvents.EMULATE_PRIVOP | PvEvents.WIDE, new long[] {rip});
    }

    /** A forced-emulation CPUID. */
    default PcpuTrace forcedInvalidOp(long rip) {
        return recordQuads(PvEvents.FORCED_INVALID_OP | PvEvents.WIDE, new long[] {rip});
    }

    /** A write to a page table that Xen emulates. */
    default PcpuTrace ptwr(long pte, long address, long rip) {
        return recordQuads(PvEvents.PTWR_EMULATION | PvEvents.WIDE, new long[] {pte, address, rip});
    }

    /** The lazy restoring of the floating point unit. */
    default PcpuTrace mathStateRestore() {
        return record(PvEvents.MATH_STATE_RESTORE);
    }
}
