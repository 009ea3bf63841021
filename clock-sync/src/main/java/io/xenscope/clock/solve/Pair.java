package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.Sightings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two clocks, what their offset can be, and everything that shows. */
final class Pair {
    private final int a;
    private final int b;
    private final Clock first;
    private final Clock second;
    private final List<Scan> scans = new ArrayList<>();
    private final Bounds bounds;
    private FactList facts;
    private double rho;
    private double slowest = Double.NEGATIVE_INFINITY;
    private double fastest = Double.POSITIVE_INFINITY;

    /** {@code mostShared} is how many vcpus are looked at: those that both saw most often. */
    Pair(int a, int b, List<Clock> clocks, int epochs, double rho, int mostShared) {
        this.a = a;
        this.b = b;
        this.first = clocks.get(a);
        this.second = clocks.get(b);
        this.rho = rho;
        this.bounds = new Bounds(epochs);
        shared(mostShared).forEach(vcpu -> {
            Sightings seen = first.evidence().vcpus().get(vcpu);
            Sightings other = second.evidence().vcpus().get(vcpu);
            add(new Scan(second, other, first, seen, true));
            add(new Scan(first, seen, second, other, false));
        });
    }

    private Stream<Integer> shared(int most) {
        Map<Integer, Sightings> one = first.evidence().vcpus();
        Map<Integer, Sightings> other = second.evidence().vcpus();
        Stream<Integer> both = one.keySet().stream().filter(other::containsKey);
        if (most == Integer.MAX_VALUE) {
            return both;
        }
        return both.sorted(Comparator.comparingInt((Integer vcpu) -> -Math.min(
                        one.get(vcpu).points().count(), other.get(vcpu).points().count())))
                .limit(most);
    }

    private void add(Scan scan) {
        if (scan.isUseful()) {
            scans.add(scan);
        }
    }

    /** Place of the first clock in the list of clocks. */
    int a() {
        return a;
    }

    int b() {
        return b;
    }

    Clock first() {
        return first;
    }

    Clock second() {
        return second;
    }

    boolean isBent() {
        return first.isBent() || second.isBent();
    }

    List<Scan> scans() {
        return scans;
    }

    Bounds bounds() {
        return bounds;
    }

    FactList facts() {
        return facts;
    }

    void facts(FactList found) {
        facts = found;
    }

    /** How fast the offset can change, in ticks for a tick. */
    double rho() {
        return rho;
    }

    void rho(double most) {
        rho = most;
    }

    /** The slopes that straight lines within the bounds can have. */
    void slopes(double least, double most) {
        slowest = least;
        fastest = most;
    }

    double slowest() {
        return slowest;
    }

    double fastest() {
        return fastest;
    }

    /** What clocks drift in an epoch. */
    long drift(Epochs epochs) {
        return epochs.drift(rho);
    }
}
