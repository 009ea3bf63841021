package io.xenscope.report.cli;

import java.io.IOException;
import java.util.List;

/**
 * One thing that xenscope can be asked: {@code xenscope NAME [OPTIONS] CAPTURE...}. A new one is a class like this and a
 * line in {@link Commands}:
 *
 * <pre>{@code
 * public final class Sched implements Command {
 *     public String name()          { return "sched"; }
 *     public String summary()       { return "what each vcpu was doing, and how long it waited"; }
 *     public String example()       { return "sched --dom 1 boot.xen"; }
 *     public List<Option> options() { return CommonOptions.report(CommonOptions.DOM); }
 *
 *     public int run(Invocation asked) throws IOException {
 *         Page page = new Page("xenscope.sched/1");
 *         ...
 *         asked.print(page);
 *         return asked.exit(problems == 0);
 *     }
 * }
 * }</pre>
 */
public interface Command {
    String name();

    /** The question it answers, for the list of commands: at most 60 characters. */
    String summary();

    /** Whether it tells of one topic in depth: the list of commands only names those, because they are many. */
    default boolean isTopic() {
        return false;
    }

    /** A call that works as it stands, without the leading {@code xenscope}. */
    String example();

    /** What stands after the options. */
    default String operands() {
        return "CAPTURE...";
    }

    /** What a reader of its output has to know, in whole lines, for its help; most need none. */
    default String notes() {
        return "";
    }

    /** The options it honours, in the order of its help; any other is refused. */
    List<Option> options();

    /** Whether this call writes several files, which {@code -o} names together; then the command opens them. */
    default boolean writesSeveral(Invocation asked) {
        return false;
    }

    /** Does it; returns one of {@link Exit}. */
    int run(Invocation asked) throws IOException;
}
