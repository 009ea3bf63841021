package io.xenscope.report.export;

import io.xenscope.report.spans.NumberMemo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;

/**
 * Names that stand for themselves from the first packet on, numbered in the order of their first use; damage can make any number of
 * names, of which these are the first. Any number of threads may look them up; only whoever has the turn adds some.
 */
final class PerfettoNames {
    /** The number of a name where there are too many. */
    static final int NONE = 0;

    /** The number of one that nobody has added yet, which {@link NumberMemo} does not remember. */
    private static final int UNKNOWN = -1;

    private static final int MOST = 50_000;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> inOrder = new ArrayList<>();
    private volatile boolean isFull;

    /** The names as one thread sees them. */
    final class View {
        private final NumberMemo known = new NumberMemo(this::find);
        private boolean mayAdd;
        private boolean isWhole = true;

        /** A piece begins in which names may be added, or not. */
        void begin(boolean addsNames) {
            mayAdd = addsNames;
            isWhole = true;
        }

        /** Whether all names that were asked for in this piece had numbers. */
        boolean isWhole() {
            return isWhole;
        }

        /** The number of a name; {@link #NONE} where there are too many. Of no meaning where {@link #isWhole} is false then. */
        int of(String name) {
            int number = known.of(name);
            isWhole &= number != UNKNOWN;
            return number;
        }

        private int find(String name) {
            // Before the look: what was full then has no room for it now.
            boolean wasFull = isFull;
            Integer number = numbers.get(name);
            if (number != null) {
                return number;
            }
            return wasFull ? NONE : mayAdd ? add(name) : UNKNOWN;
        }
    }

    View view() {
        return new View();
    }

    private int add(String name) {
        inOrder.add(name);
        numbers.put(name, inOrder.size());
        isFull = inOrder.size() == MOST;
        return inOrder.size();
    }

    /** Gives all names with their numbers, when all have been made. */
    void forEach(ObjIntConsumer<String> taker) {
        for (int i = 0; i < inOrder.size(); i++) {
            taker.accept(inOrder.get(i), i + 1);
        }
    }
}
