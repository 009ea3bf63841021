package io.xenscope.report.xenalyze;

import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.xenalyze.XenalyzeOption.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code xenalyze}: takes a command line of xenalyze, says which calls of xenscope give what it asks for, and runs them. */
public final class Xenalyze {
    public static final Command COMMAND = Command.of(
                    "xenalyze", "takes the options of xenalyze, and says what they are here")
            .question(Question.HELP)
            .example("xenalyze --summary --cpu-hz=2.6G boot.xen")
            .operands("XENALYZE-OPTIONS CAPTURE", Choices.words(names()))
            .notes("Says on stderr which call of xenscope gives what an option asks for, and runs\n"
                    + "it. The form is that of xenscope, not of xenalyze. Without an option that asks\n"
                    + "for output: summary. '-o FILE' works where there is one call.\n")
            .raw()
            .does(Xenalyze::run);

    private final Invocation asked;
    private final XenalyzeCall call;

    private Xenalyze(Invocation asked, XenalyzeCall call) {
        this.asked = asked;
        this.call = call;
    }

    private static List<String> names() {
        return XenalyzeOption.all().stream()
                .flatMap(option -> option.longNames().stream())
                .toList();
    }

    private static int run(Invocation asked) {
        return new Xenalyze(asked, XenalyzeCall.of(asked.operands())).answer();
    }

    private int answer() {
        if (isGiven(Effect.HELP)) {
            return asked.program().run("help", "xenalyze");
        }
        if (call.files().size() != 1) {
            throw new UsageException(
                    "xenalyze takes one capture: " + (call.files().isEmpty() ? "none given" : call.files()));
        }
        Set<List<String>> calls = calls();
        if (call.output() != null && calls.size() > 1) {
            throw new UsageException("xenalyze: -o takes the output of one call, and these are " + calls.size());
        }
        int exit = Exit.OK;
        for (List<String> words : calls) {
            List<String> whole = new ArrayList<>(words);
            whole.add(call.files().get(0));
            asked.progress("runs: xenscope " + String.join(" ", whole));
            if (call.output() != null) {
                whole.addAll(List.of("-o", call.output()));
            }
            exit = Math.max(exit, asked.program().run(whole.toArray(new String[0])));
        }
        return exit;
    }

    private boolean isGiven(Effect effect) {
        return call.given().stream().anyMatch(one -> one.option().effect() == effect);
    }

    /** What is to be run, each call once, and a line for each option that says what it is here. */
    private Set<List<String>> calls() {
        Set<List<String>> calls = new LinkedHashSet<>();
        if (!isGiven(Effect.OUTPUT)) {
            calls.add(withModifiers(List.of("summary")));
        }
        for (XenalyzeCall.Given given : call.given()) {
            asked.progress(given.typed() + " is here: " + given.option().plain());
            Effect effect = given.option().effect();
            if (effect == Effect.OUTPUT || effect == Effect.WITH) {
                given.option().calls(given.value()).forEach(words -> calls.add(withModifiers(words)));
            }
        }
        return calls;
    }

    /** A call with those modifiers that its command has. */
    private List<String> withModifiers(List<String> words) {
        List<String> all = new ArrayList<>(words);
        for (XenalyzeCall.Given given : call.given()) {
            if (given.option().effect() == Effect.MODIFIER) {
                List<String> modifier = given.option().calls(given.value()).get(0);
                if (has(words.get(0), modifier.get(0))) {
                    all.addAll(modifier);
                }
            }
        }
        return List.copyOf(all);
    }

    private boolean has(String command, String option) {
        return asked.program().commands().stream()
                .filter(one -> one.name().equals(command))
                .flatMap(one -> one.allOptions().stream())
                .anyMatch(one -> one.longForm().equals(option));
    }
}
