package io.xenscope.report.compare;

import java.util.Comparator;

/** Of whom a value is: the host, a domain, one of its vcpus, a pcpu, an irq. {@code vcpu} is 0 but of vcpus. */
record Subject(Kind kind, int number, int vcpu) implements Comparable<Subject> {
    /** What there is. */
    enum Kind {
        HOST,
        DOMAIN,
        VCPU,
        PCPU,
        IRQ
    }

    static final Subject HOST = new Subject(Kind.HOST, 0, 0);

    private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::kind)
            .thenComparingInt(Subject::number)
            .thenComparingInt(Subject::vcpu);

    static Subject domain(int number) {
        return new Subject(Kind.DOMAIN, number, 0);
    }

    static Subject vcpu(int domain, int vcpu) {
        return new Subject(Kind.VCPU, domain, vcpu);
    }

    static Subject pcpu(int number) {
        return new Subject(Kind.PCPU, number, 0);
    }

    static Subject irq(int number) {
        return new Subject(Kind.IRQ, number, 0);
    }

    /** Whether it is a domain or one of its vcpus. */
    boolean isOfDomain() {
        return kind == Kind.DOMAIN || kind == Kind.VCPU;
    }

    /** The same of another domain. */
    Subject ofDomain(int domain) {
        return new Subject(kind, domain, vcpu);
    }

    /** As rules name it: {@code d1}, {@code d1v0}, {@code p2}, {@code irq17}; {@code all} of the host. */
    String text() {
        return switch (kind) {
            case HOST -> "all";
            case DOMAIN -> "d" + number;
            case VCPU -> "d" + number + "v" + vcpu;
            case PCPU -> "p" + number;
            case IRQ -> "irq" + number;
        };
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
