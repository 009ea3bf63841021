package io.xenscope.report.cli;

import java.util.Comparator;
import java.util.List;

/** Finds what someone who mistyped a word probably meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code "; did you mean sched?"}, or nothing when no word is near. */
    static String hint(String typed, List<String> words) {
        String nearest = null;
        int least = Math.max(1, Math.min(3, typed.length() / 2)) + 1;
        for (String word : words) {
            boolean begins = typed.length() > 1 && word.startsWith(typed);
            int distance = begins ? 1 : distance(typed, word);
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    /** {@code "; near it: a, b"}: up to five words that have what was typed in them, or are near; nothing where none is. */
    public static String hints(String typed, List<String> words) {
        String bare = typed.replaceAll("[*?]", "");
        int most = Math.max(1, Math.min(3, bare.length() / 3));
        List<String> near = words.stream()
                .filter(word -> bare.length() >= 3 && word.contains(bare) || distance(bare, word) <= most)
                .sorted(Comparator.comparingInt(word -> distance(bare, word)))
                .limit(5)
                .toList();
        return near.isEmpty() ? "" : "; near it: " + String.join(", ", near);
    }

    /** Letters to insert, drop, replace or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[] beforeLast;
        int[] last = new int[0];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            beforeLast = last;
            last = row;
            row = next(a, i, b, last, beforeLast);
        }
        return row[b.length()];
    }

    private static int[] next(String a, int i, String b, int[] last, int[] beforeLast) {
        int[] row = new int[b.length() + 1];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replace, 1 + Math.min(last[j], row[j - 1]));
            boolean swapped =
                    i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
            if (swapped) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
        }
        return row;
    }
}
