package io.xenscope.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Numbered mutations of some captures, the same at each run: number n damages capture n mod captures, in each of the
 * ways of {@link Mutation} in turn.
 */
final class MutationSet {
    /** One damaged capture. */
    record Mutant(String name, byte[] bytes) {}

    private final List<Specimen> specimens;

    MutationSet(List<Specimen> specimens) {
        this.specimens = List.copyOf(specimens);
    }

    Mutant get(int number) {
        Specimen specimen = specimens.get(number % specimens.size());
        Mutation mutation = mutation(number);
        SplittableRandom random = new SplittableRandom(number);
        return new Mutant(
                number + " " + specimen.name() + " " + mutation.name().toLowerCase(java.util.Locale.ROOT),
                mutation.of(specimen, random));
    }

    Mutation mutation(int number) {
        return Mutation.values()[number / specimens.size() % Mutation.values().length];
    }
}
