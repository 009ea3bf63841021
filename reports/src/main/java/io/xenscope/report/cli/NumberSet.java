package io.xenscope.report.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Numbers of domains or pcpus as people list them: {@code 1,3-5,idle}. Without any list it holds every number. */
public final class NumberSet implements IntPredicate {
    private static final int IDLE_DOMAIN = 32767;
    private static final int HIGHEST = 65535;

    private final List<int[]> ranges = new ArrayList<>();

    private NumberSet() {}

    static NumberSet of(Option option, List<String> lists) {
        NumberSet set = new NumberSet();
        for (String list : lists) {
            for (String item : list.split(",", -1)) {
                set.ranges.add(range(option, item));
            }
        }
        return set;
    }

    private static int[] range(Option option, String item) {
        if (option == CommonOptions.DOM && item.equals("idle")) {
            return new int[] {IDLE_DOMAIN, IDLE_DOMAIN};
        }
        int[] range = range(item);
        if (range == null) {
            throw UsageException.badValue(option, item, "numbers and ranges, such as 1,3-5");
        }
        return range;
    }

    /** First and last of {@code 3}, {@code 3-5} or {@code *}; null for anything else. */
    static int[] range(String text) {
        if (text.equals("*")) {
            return new int[] {0, HIGHEST};
        }
        int dash = text.indexOf('-');
        int first = number(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : number(text.substring(dash + 1));
        return first < 0 || last < first ? null : new int[] {first, last};
    }

    private static int number(String text) {
        int number = text.isEmpty() ? -1 : 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
            number = number > HIGHEST ? -1 : number;
        }
        return number;
    }

    public boolean isAll() {
        return ranges.isEmpty();
    }

    @Override
    public boolean test(int number) {
        for (int[] range : ranges) {
            if (number >= range[0] && number <= range[1]) {
                return true;
            }
        }
        return ranges.isEmpty();
    }
}
