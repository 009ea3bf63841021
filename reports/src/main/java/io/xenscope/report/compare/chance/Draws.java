package io.xenscope.report.compare.chance;

import io.xenscope.analyze.slices.SliceHistogram;
import java.util.Arrays;
import java.util.Random;

/**
 * Slices of a capture drawn with replacement, in blocks of neighbours (the last slices are neighbours of the first): what the capture
 * could have been, had its ups and downs fallen otherwise. Neighbouring slices resemble each other, so slices drawn one by one would
 * promise too much.
 */
public final class Draws {
    /** How often slices are drawn. */
    public static final int COUNT = 400;

    private final int[] kept;
    private final int block;
    private final int[][] begins;

    /**
     * Draws.
     *
     * @param kept the slices to draw from
     * @param block how many neighbours are drawn together
     * @param seed the same gives the same draws
     */
    public Draws(int[] kept, int block, long seed) {
        this.kept = kept.clone();
        this.block = block;
        Random random = new Random(seed);
        begins = new int[COUNT][Math.round((float) kept.length / block)];
        for (int[] draw : begins) {
            Arrays.setAll(draw, i -> random.nextInt(kept.length));
        }
    }

    /** Independent pieces: as many as blocks. */
    public int blocks() {
        return begins[0].length;
    }

    /** The sum over the slices that are drawn from. */
    public double sum(double[] bySlice) {
        double sum = 0;
        for (int slice : kept) {
            sum += bySlice[slice];
        }
        return sum;
    }

    /** Adds the sum over the slices of each draw. */
    public void addSums(double[] bySlice, double[] sums) {
        double[] blocks = new double[kept.length];
        for (int first = 0; first < kept.length; first++) {
            for (int i = 0; i < block; i++) {
                blocks[first] += bySlice[kept[(first + i) % kept.length]];
            }
        }
        for (int draw = 0; draw < COUNT; draw++) {
            for (int first : begins[draw]) {
                sums[draw] += blocks[first];
            }
        }
    }

    /** Adds the counts by bin over the slices of each draw, and, as the last one, over all slices that are drawn from. */
    public void addCounts(SliceHistogram durations, BinCounts[] counts) {
        int[][] blocks = new int[kept.length][];
        int[] bounds = bounds(durations);
        if (bounds[1] < bounds[0]) {
            return;
        }
        int[][] slices = new int[kept.length][bounds[1] - bounds[0] + 1];
        for (int i = 0; i < kept.length; i++) {
            int[] own = slices[i];
            durations.forEach(kept[i], (bin, count) -> own[bin - bounds[0]] += count);
            counts[COUNT].add(bounds[0], own);
        }
        for (int first = 0; first < kept.length; first++) {
            blocks[first] = slices[first].clone();
            for (int i = 1; i < block; i++) {
                add(slices[(first + i) % kept.length], blocks[first]);
            }
        }
        for (int draw = 0; draw < COUNT; draw++) {
            for (int first : begins[draw]) {
                counts[draw].add(bounds[0], blocks[first]);
            }
        }
    }

    private static void add(int[] more, int[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }

    /** The first and the last bin of which there is any. */
    private int[] bounds(SliceHistogram durations) {
        int[] bounds = {Integer.MAX_VALUE, -1};
        for (int slice : kept) {
            durations.forEach(slice, (bin, count) -> {
                bounds[0] = Math.min(bounds[0], bin);
                bounds[1] = Math.max(bounds[1], bin);
            });
        }
        return bounds;
    }
}
