package io.xenscope.report.compare;

import io.xenscope.report.cli.UsageException;
import io.xenscope.report.compare.MeasuredCapture.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which domain of side A is which of side B. Ids of domains are given again when a guest is started again: so it is printed. */
final class Matching {
    /**
     * A domain of side A and its partner.
     *
     * @param a null where only B has it
     * @param b null where only A has it
     */
    record Pair(Domain a, Domain b) {
        boolean isMatched() {
            return a != null && b != null;
        }

        /** What speaks against their being the same; empty where nothing does. */
        String doubt() {
            if (!isMatched()) {
                return "";
            }
            if (!a.kind().isEmpty() && !b.kind().isEmpty() && !a.kind().equals(b.kind())) {
                return "d" + a.number() + " of A is " + a.kind() + ", d" + b.number() + " of B " + b.kind();
            }
            return a.vcpus() == b.vcpus()
                    ? ""
                    : "d" + a.number() + " of A has " + vcpus(a) + ", d" + b.number() + " of B " + vcpus(b);
        }

        private static String vcpus(Domain domain) {
            return domain.vcpus() + " vcpu" + (domain.vcpus() == 1 ? "" : "s");
        }
    }

    private final SortedMap<Integer, Integer> toB = new TreeMap<>();
    private final SortedMap<Integer, Integer> toA = new TreeMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final boolean arePcpusMatched;

    private Matching(boolean arePcpusMatched) {
        this.arePcpusMatched = arePcpusMatched;
    }

    /** By id, but for those that {@code given} says, from A to B. */
    static Matching of(Side a, Side b, SortedMap<Integer, Integer> given) {
        Matching matching = new Matching(pcpus(a).size() == 1 && pcpus(a).equals(pcpus(b)));
        SortedSet<Integer> inA = MeasuredCapture.domains(a.captures());
        SortedSet<Integer> inB = MeasuredCapture.domains(b.captures());
        given.forEach((from, to) -> {
            check("A", from, inA);
            check("B", to, inB);
            matching.toB.put(from, to);
            matching.toA.put(to, from);
        });
        for (int domain : inA) {
            boolean isFree = !matching.toB.containsKey(domain) && !matching.toA.containsKey(domain);
            if (isFree && inB.contains(domain)) {
                matching.toB.put(domain, domain);
                matching.toA.put(domain, domain);
            }
        }
        inA.forEach(domain ->
                matching.pairs.add(new Pair(domain(a, domain), domain(b, matching.toB.getOrDefault(domain, -1)))));
        inB.stream()
                .filter(domain -> !matching.toA.containsKey(domain))
                .forEach(domain -> matching.pairs.add(new Pair(null, domain(b, domain))));
        return matching;
    }

    private static Set<Integer> pcpus(Side side) {
        Set<Integer> counts = new TreeSet<>();
        side.captures().forEach(capture -> counts.add(capture.machine().pcpus()));
        return counts;
    }

    private static void check(String side, int domain, SortedSet<Integer> there) {
        if (!there.contains(domain)) {
            throw new UsageException("--map: side " + side + " has no domain " + domain + ", only "
                    + String.join(
                            ", ", there.stream().map(number -> "d" + number).toList()));
        }
    }

    private static Domain domain(Side side, int number) {
        return side.captures().stream()
                .map(capture -> capture.domains().get(number))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** By domain of A, then those that only B has. */
    List<Pair> pairs() {
        return pairs;
    }

    /** Whether pcpus of one number are the same: only where all captures have as many. */
    boolean arePcpusMatched() {
        return arePcpusMatched;
    }

    /** The same on side B; null where that has none. */
    RowKey toB(RowKey a) {
        return to(a, toB);
    }

    /** The same on side A; null where that has none. */
    RowKey toA(RowKey b) {
        return to(b, toA);
    }

    private RowKey to(RowKey key, SortedMap<Integer, Integer> others) {
        Subject subject = key.subject();
        if (subject.kind() == Subject.Kind.PCPU) {
            return arePcpusMatched ? key : null;
        }
        if (!subject.isOfDomain()) {
            return key;
        }
        Integer other = others.get(subject.number());
        return other == null ? null : key.of(subject.ofDomain(other));
    }
}
