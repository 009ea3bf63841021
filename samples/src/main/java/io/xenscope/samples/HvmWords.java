package io.xenscope.samples;

import io.xenscope.format.event.HvmEvents;

/** Words for the records of HVM and PVH guests: exits, entries, and what the handlers between them say. */
interface HvmWords extends RecordWords {
    /** A VM exit in long mode, as Intel, and AMD before Xen 4.19, record it; the reason is of either vendor. */
    default PcpuTrace vmexit(int reason, long rip) {
        return recordWordAndQuad(HvmEvents.VMX_EXIT | HvmEvents.WIDE, reason, rip);
    }

    /** A VM exit outside long mode. */
    default PcpuTrace vmexit32(int reason, int eip) {
        return record(HvmEvents.VMX_EXIT, reason, eip);
    }

    /** A VM exit in long mode, as AMD records it since Xen 4.19. */
    default PcpuTrace svmExit(int code, long rip) {
        return recordWordAndQuad(HvmEvents.SVM_EXIT | HvmEvents.WIDE, code, rip);
    }

    /** The same outside long mode. */
    default PcpuTrace svmExit32(int code, int eip) {
        return record(HvmEvents.SVM_EXIT, code, eip);
    }

    /** TRC_HVM_VMENTRY. */
    default PcpuTrace vmentry() {
        return record(HvmEvents.VMENTRY);
    }

    /** An interrupt goes into the guest at its next entry. */
    default PcpuTrace injVirq(int vector) {
        return recordWithoutTsc(HvmEvents.INJ_VIRQ, vector, 0);
    }

    /** An exception goes into the guest; -1 is no error code. */
    default PcpuTrace injException(int vector, int errorCode) {
        return recordWithoutTsc(HvmEvents.INJ_EXC, vector, errorCode);
    }

    /** A page fault goes into the guest. */
    default PcpuTrace injPageFault(int errorCode, long cr2) {
        return wordAndQuadWithoutTsc(HvmEvents.PF_INJECT | HvmEvents.WIDE, errorCode, cr2);
    }

    /** A shadow page fault that Xen mends. */
    default PcpuTrace pageFaultXen(int errorCode, long va) {
        return wordAndQuadWithoutTsc(HvmEvents.PF_XEN | HvmEvents.WIDE, errorCode, va);
    }

    /** A host interrupt ended the guest's run, on Intel. */
    default PcpuTrace interrupted(int vector) {
        return recordWithoutTsc(HvmEvents.INTR, vector);
    }

    /** A host interrupt ended the guest's run, on AMD. */
    default PcpuTrace interruptedSvm() {
        return recordWithoutTsc(HvmEvents.INTR);
    }

    /** The guest halts; {@code pending} where an interrupt keeps it runnable. */
    default PcpuTrace hlt(boolean pending) {
        return recordWithoutTsc(HvmEvents.HLT, pending ? 1 : 0);
    }

    /** A port read: recorded when complete. */
    default PcpuTrace ioRead(int port, int data) {
        return recordWithoutTsc(HvmEvents.IOPORT_READ, port, data);
    }

    /** A port write: recorded when issued. */
    default PcpuTrace ioWrite(int port, int data) {
        return recordWithoutTsc(HvmEvents.IOPORT_WRITE, port, data);
    }

    /** A read of device memory below 4 GiB: recorded when complete. */
    default PcpuTrace mmioRead(int gpa, int data) {
        return recordWithoutTsc(HvmEvents.IOMEM_READ, gpa, data);
    }

    /** A write of device memory below 4 GiB: recorded when issued. */
    default PcpuTrace mmioWrite(int gpa, int data) {
        return recordWithoutTsc(HvmEvents.IOMEM_WRITE, gpa, data);
    }

    /** A nested page fault; the qualification is 0 on AMD. */
    default PcpuTrace npf(long gpa, long mfn, int qualification, int p2mType) {
        return quadsWithoutTsc(HvmEvents.NPF, new long[] {gpa, mfn}, qualification, p2mType);
    }

    /** CPUID as Xen 4.13 and later record it. */
    default PcpuTrace cpuid(int leaf, int subleaf, int eax, int ebx, int ecx, int edx) {
        return recordWithoutTsc(HvmEvents.CPUID, leaf, subleaf, eax, ebx, ecx, edx);
    }

    /** A hypercall of an HVM guest. */
    default PcpuTrace vmmcall(int number) {
        return recordWithoutTsc(HvmEvents.VMMCALL, number);
    }

    /** TRC_HVM_MSR_READ. */
    default PcpuTrace msrRead(int msr, long value) {
        return wordAndQuadWithoutTsc(HvmEvents.MSR_READ, msr, value);
    }

    /** TRC_HVM_MSR_WRITE. */
    default PcpuTrace msrWrite(int msr, long value) {
        return wordAndQuadWithoutTsc(HvmEvents.MSR_WRITE, msr, value);
    }

    /** TRC_HVM_CR_READ64. */
    default PcpuTrace crRead(int register, long value) {
        return wordAndQuadWithoutTsc(HvmEvents.CR_READ | HvmEvents.WIDE, register, value);
    }

    /** TRC_HVM_CR_WRITE64. */
    default PcpuTrace crWrite(int register, long value) {
        return wordAndQuadWithoutTsc(HvmEvents.CR_WRITE | HvmEvents.WIDE, register, value);
    }

    /** An interrupt window is asked for; source 2 is the local APIC; pending -1 is none. */
    default PcpuTrace intrWindow(int vector, int source, int pending) {
        return recordWithoutTsc(HvmEvents.INTR_WINDOW, vector, source, pending);
    }
}
