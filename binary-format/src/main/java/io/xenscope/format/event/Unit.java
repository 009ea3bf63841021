package io.xenscope.format.event;

import java.util.Locale;

/** What the number in a field counts or names, and so how it is to be printed. */
public enum Unit {
    /** A plain number. */
    NONE,
    BOOL,
    DOMAIN,
    /** A vcpu; since Xen 4.13 in scheduler records a scheduling unit, named by its lowest vcpu. */
    VCPU,
    PCPU,
    /** A bitmap of pcpus, lowest word first. */
    CPUMASK,
    IRQ,
    NANOS,
    MICROS,
    /** Host TSC. */
    CYCLES,
    /** Low 32 bits of the host TSC. */
    CYCLES_LOW32,
    /** TSC as the guest sees it. */
    GUEST_CYCLES,
    /** Low 32 bits of either nanoseconds of system time or ACPI PM timer ticks (3.579545 MHz). */
    TICKS,
    KHZ,
    MHZ,
    BYTES,
    /** Binary logarithm of a number of pages. */
    ORDER,
    /** Scheduler credit, roughly nanoseconds. */
    CREDIT,
    /** Fixed-point load. */
    LOAD,
    HEX,
    ADDRESS,
    /** A guest or machine frame number. */
    FRAME,
    VECTOR,
    /** Named by {@link Exceptions}. */
    EXCEPTION,
    /** Named by {@link ExitReasons#vmx}. */
    VMX_EXIT,
    /** Named by {@link ExitReasons#svm}. */
    SVM_EXIT,
    /** Named by {@link Hypercalls}. */
    HYPERCALL,
    SHUTDOWN,
    P2M_TYPE,
    INTR_SOURCE,
    SHADOW_FLAGS,
    /** Padding or stale bytes: nothing to print. */
    JUNK;

    /** Whether readers expect the number in base 16. */
    public boolean hexadecimal() {
        return switch (this) {
            case HEX, ADDRESS, FRAME, VECTOR, SHADOW_FLAGS, CPUMASK, JUNK -> true;
            default -> false;
        };
    }

    static Unit of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
