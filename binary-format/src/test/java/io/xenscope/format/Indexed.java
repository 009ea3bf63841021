package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.Problems.Problem;
import java.util.List;
import java.util.stream.IntStream;

/** What the indexer made of some bytes; to have it is to have checked that it accounts for every one of them. */
record Indexed(List<String> windows, List<Problem> problems) {
    static Indexed of(byte[] bytes) {
        return of(new ArraySource("made", bytes));
    }

    /** In how many parts the chain of headers is followed must not matter. */
    static Indexed of(ByteSource source) {
        Indexed serial = of(source, 1);
        assertEquals(serial, of(source, 2));
        assertEquals(serial, of(source, 7));
        return serial;
    }

    static WindowIndex index(ByteSource source, Problems problems, int parts) {
        return new WindowIndexer(source, problems, new ChainParts(source, parts, Runnable::run)).index();
    }

    private static Indexed of(ByteSource source, int parts) {
        Problems problems = new Problems();
        WindowIndex index = index(source, problems, parts);
        long records = IntStream.range(0, index.count())
                .mapToLong(i -> index.end(i) - index.start(i))
                .sum();
        assertEquals(
                source.size(),
                records + 12L * index.count() + problems.bytesSkipped(),
                "bytes of records + headers of windows + skipped = size");
        return new Indexed(
                IntStream.range(0, index.count()).mapToObj(i -> told(index, i)).toList(), problems.list());
    }

    /** {@code p0 12..92}, and {@code after break 1} where bytes were skipped before. */
    private static String told(WindowIndex index, int i) {
        String window = "p" + index.pcpu(i) + " " + index.start(i) + ".." + index.end(i);
        return index.breaks(i) == 0 ? window : window + " after break " + index.breaks(i);
    }

    void assertIs(List<String> expectedWindows, Problem... expectedProblems) {
        assertEquals(new Indexed(expectedWindows, List.of(expectedProblems)), this);
    }

    static Problem problem(ProblemKind kind, long offset, long bytes) {
        return new Problem(kind, offset, 1, bytes);
    }
}
