package io.xenscope.report.export;

/** What was made of plain spans by their looks ({@link io.xenscope.report.spans.SpanFacts#look}), each until another takes its place. */
final class LookMemo<T> {
    private static final int BITS = 9;
    private static final int SLOTS = 1 << BITS;

    private final long[] looks = new long[SLOTS];
    private final Object[] made = new Object[SLOTS];

    /** Null where nothing is remembered. */
    @SuppressWarnings("unchecked")
    T of(long look) {
        int slot = slot(look);
        return looks[slot] == look ? (T) made[slot] : null;
    }

    void put(long look, T what) {
        int slot = slot(look);
        looks[slot] = look;
        made[slot] = what;
    }

    private static int slot(long look) {
        int folded = (int) (look ^ look >>> 32);
        return (folded ^ folded >>> BITS ^ folded >>> 2 * BITS) & SLOTS - 1;
    }
}
