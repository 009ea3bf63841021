package io.xenscope.report.dump;

import io.xenscope.format.Problems;
import java.util.StringJoiner;

/** The problems of a capture in one line, for those who asked for something else. */
final class ProblemsLine {
    private ProblemsLine() {}

    static String of(Problems problems) {
        StringJoiner kinds = new StringJoiner(", ", "the capture has problems: ", "");
        for (Problems.Problem problem : problems.list()) {
            kinds.add(problem.kind().key() + " " + problem.count());
        }
        long skipped = problems.bytesSkipped();
        return skipped == 0 ? kinds.toString() : kinds + "; " + skipped + " bytes skipped";
    }
}
