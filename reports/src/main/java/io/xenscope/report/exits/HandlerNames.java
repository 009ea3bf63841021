package io.xenscope.report.exits;

import io.xenscope.analyze.track.vcpu.ExitHandlers;
import io.xenscope.analyze.track.vcpu.HandlerKind;
import io.xenscope.format.event.Exceptions;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.XenNames;

/** What the key of a handler's record means. */
final class HandlerNames {
    private static final long APIC_PAGE = 0xfee00000L;
    private static final long PAGE_MASK = ~0xfffL;
    private static final long VIRIDIAN = 0x8000_0000L;
    private static final int ACCESS_BITS = 3;
    private static final int LAST_EXCEPTION = 31;

    private HandlerNames() {}

    /** As tools read it: hex for addresses and registers, a number for the rest; null where nothing shows. */
    static String key(HandlerKind kind, long key) {
        if (!kind.hasKey() || key == ExitHandlers.NO_KEY) {
            return null;
        }
        return switch (kind) {
            case CR_READ, CR_WRITE, XCR_READ, XCR_WRITE, INTR_WINDOW -> Long.toString(key);
            case HYPERCALL -> (key & VIRIDIAN) != 0 ? hex(key) : Long.toString(key);
            case NPF -> Long.toString(key >>> ACCESS_BITS);
            default -> hex(key);
        };
    }

    private static String hex(long key) {
        return "0x" + Long.toHexString(key);
    }

    /** Its name; null where it has none. */
    static String name(HandlerKind kind, long key) {
        if (key == ExitHandlers.NO_KEY) {
            return null;
        }
        int number = (int) key;
        return switch (kind) {
            case CR_READ, CR_WRITE -> "cr" + key;
            case XCR_READ, XCR_WRITE -> "xcr" + key;
            case MSR_READ, MSR_WRITE -> XenNames.msr(number);
            case INTERRUPT -> XenNames.hostVector(number);
            case INJECT_EXCEPTION, TRAP -> number <= LAST_EXCEPTION ? Exceptions.text(number) : null;
            case HYPERCALL -> (key & VIRIDIAN) != 0 ? "Viridian" : Hypercalls.name(number);
            case INTR_WINDOW -> XenNames.interruptSource(number);
            case MMIO_READ, MMIO_WRITE -> apic(key);
            case NPF -> XenNames.p2mType((int) (key >>> ACCESS_BITS)) + access(number & (1 << ACCESS_BITS) - 1);
            default -> null;
        };
    }

    private static String apic(long address) {
        if ((address & PAGE_MASK) != APIC_PAGE) {
            return null;
        }
        String register = XenNames.apicRegister((int) (address - APIC_PAGE));
        return register == null ? "APIC" : "APIC " + register;
    }

    private static String access(int bits) {
        return bits == 0
                ? ""
                : " " + ((bits & 1) != 0 ? "r" : "") + ((bits & 2) != 0 ? "w" : "") + ((bits & 4) != 0 ? "x" : "");
    }
}
