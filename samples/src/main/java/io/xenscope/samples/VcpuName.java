package io.xenscope.samples;

/**
 * Which vcpu a made record is about: {@code d(1).v(0)} is d1v0.
 *
 * @param domain number of the domain
 * @param vcpu number of the vcpu in it
 */
public record VcpuName(int domain, int vcpu) {
    private static final int IDLE = 0x7fff;

    /** Names the domain; {@link Domain#v} completes it. */
    public static Domain d(int domain) {
        return new Domain(domain);
    }

    /** The idle vcpu of a pcpu. */
    public static VcpuName idle(int pcpu) {
        return new VcpuName(IDLE, pcpu);
    }

    /** As runstate and scheduler-class records name it: vcpu in the low half, domain in the high one. */
    int packed() {
        return domain << 16 | vcpu;
    }

    /** As a lost-records record names it: domain in the low half, vcpu in the high one. */
    int packedDomainLow() {
        return vcpu << 16 | domain;
    }

    @Override
    public String toString() {
        return "d" + domain + "v" + vcpu;
    }

    /**
     * Half of a name.
     *
     * @param number number of the domain
     */
    public record Domain(int number) {
        /** One vcpu of this domain. */
        public VcpuName v(int vcpu) {
            return new VcpuName(number, vcpu);
        }
    }
}
