package io.xenscope.analyze.irq;

/**
 * What a vcpu writes to its interrupt command register to send an IPI, by the processors' manuals.
 *
 * <pre>
 * 7..0 vector   10..8 delivery mode   11 logical destination   19..18 shorthand
 * 63..56 destination of an xAPIC, 63..32 of an x2APIC
 * </pre>
 *
 * <p>Xen gives vcpu n the APIC id 2n; logical ids follow from it in an x2APIC, and in an xAPIC are taken to be one bit for
 * each vcpu, as guests set them up.
 */
record Icr(long value, boolean x2) {
    private static final int FIXED = 0;
    private static final int LOWEST_PRIORITY = 1;
    private static final int SELF = 1;
    private static final int ALL = 2;
    private static final int ALL_BUT_SELF = 3;

    int vector() {
        return (int) value & 0xFF;
    }

    /** Whether it is an interrupt that has a vector: not NMI, INIT or start-up. */
    boolean hasVector() {
        int mode = (int) value >>> 8 & 7;
        return mode == FIXED || mode == LOWEST_PRIORITY;
    }

    /** Whether it goes to a vcpu of the sender's domain. */
    boolean reaches(int vcpu, int sender) {
        return switch ((int) value >>> 18 & 3) {
            case SELF -> vcpu == sender;
            case ALL -> true;
            case ALL_BUT_SELF -> vcpu != sender;
            default -> isDestination(vcpu);
        };
    }

    private boolean isDestination(int vcpu) {
        long destination = x2 ? value >>> 32 : value >>> 56;
        long everyone = x2 ? 0xFFFF_FFFFL : 0xFF;
        boolean logical = (value >>> 11 & 1) != 0;
        if (destination == everyone) {
            return true;
        }
        int id = 2 * vcpu;
        if (!logical) {
            return destination == id;
        }
        return x2
                ? destination >>> 16 == id >>> 4 && (destination >>> (id & 0xF) & 1) != 0
                : vcpu < Byte.SIZE && (destination >>> vcpu & 1) != 0;
    }
}
