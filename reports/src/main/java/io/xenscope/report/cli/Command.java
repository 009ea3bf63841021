package io.xenscope.report.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that xenscope can be asked: {@code xenscope NAME [OPTIONS] CAPTURE...}. A new one is declared in a package of its
 * own, and is a line in the list of commands:
 *
 * <pre>{@code
 * public final class Sched {
 *     public static final Command COMMAND = Command.of("sched", "what vcpus did, and how long they waited")
 *             .question(Question.TIME)
 *             .example("sched --dom 1 boot.xen")
 *             .report(CommonOptions.DOM)
 *             .does(asked -> Reports.print(asked, "xenscope.sched/1", Sched::fill));
 * }
 * }</pre>
 */
public final class Command {
    /** What a command does; returns one of {@link Exit}. */
    public interface Action {
        int run(Invocation asked) throws IOException;
    }

    private final String name;
    private final String summary;
    private Question question;
    private String example = "";
    private String operands = "CAPTURE...";
    private Choices first = Choices.FREE;
    private String notes = "";
    private List<Option> options = List.of();
    private Predicate<Invocation> several = asked -> false;
    private boolean raw;
    private Action action;

    private Command(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    /** The summary is what it answers, for the list of commands: at most 60 characters. */
    public static Command of(String name, String summary) {
        return new Command(name, summary);
    }

    /** The heading under which help lists it. */
    public Command question(Question heading) {
        question = heading;
        return this;
    }

    /** A call that works as it stands, without the leading {@code xenscope}. */
    public Command example(String call) {
        example = call;
        return this;
    }

    /** What stands after the options, where that is not captures. */
    public Command operands(String after) {
        operands = after;
        return this;
    }

    /** The same where the first operand is of another kind than the others, which are captures. */
    public Command operands(String after, Choices firstTakes) {
        operands = after;
        first = firstTakes;
        return this;
    }

    /** What a reader of its output has to know, in whole lines, for its help; most need none. */
    public Command notes(String lines) {
        notes = lines;
        return this;
    }

    /** The options it honours, in the order of its help; any other is refused. */
    Command options(Option... honoured) {
        options = List.of(honoured);
        return this;
    }

    /** The same for one that reads captures and prints a page: its own, then those of all reports. */
    public Command report(Option... own) {
        options = CommonOptions.report(own);
        return this;
    }

    /** The same for one that reads captures and writes a stream of its own form. */
    public Command stream(Option... own) {
        options = CommonOptions.stream(own);
        return this;
    }

    /** It takes the words after its name as they are, in a language of their own: to the action all are operands. */
    public Command raw() {
        raw = true;
        return this;
    }

    /** The options it honours, for one that neither reads captures nor prints a page. */
    public Command plain(Option... own) {
        return options(own);
    }

    /** Calls that write several files, which {@code -o} names together; then the command opens them. */
    public Command writesSeveral(Predicate<Invocation> call) {
        several = call;
        return this;
    }

    public Command does(Action what) {
        action = what;
        return this;
    }

    public String name() {
        return name;
    }

    public String summary() {
        return summary;
    }

    public Question question() {
        return question;
    }

    public String example() {
        return example;
    }

    public String operands() {
        return operands;
    }

    public Choices firstOperand() {
        return first;
    }

    public String notes() {
        return notes;
    }

    public List<Option> options() {
        return options;
    }

    public boolean isRaw() {
        return raw;
    }

    /** The options it takes, with those that every command has, in the order of its help. */
    public List<Option> allOptions() {
        return raw ? List.of() : Arguments.all(this);
    }

    boolean writesSeveral(Invocation asked) {
        return several.test(asked);
    }

    int run(Invocation asked) throws IOException {
        return action.run(asked);
    }
}
