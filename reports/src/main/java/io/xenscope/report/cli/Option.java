package io.xenscope.report.cli;

import java.util.List;

/** One option of the command line: {@code -f, --format FORM}. A flag has no value name; many have no letter. */
public record Option(String letter, String name, String valueName, String help, boolean isFilter, Choices choices) {
    public static Option flag(String letter, String name, String help) {
        return new Option(letter, name, "", help, false, Choices.FREE);
    }

    public static Option value(String letter, String name, String valueName, String help) {
        return new Option(letter, name, valueName, help, false, Choices.named(valueName));
    }

    /** One that leaves a part of the capture out: pages name those that were given. */
    public static Option filter(String letter, String name, String valueName, String help) {
        return new Option(letter, name, valueName, help, true, Choices.named(valueName));
    }

    /** The same, which takes values of this kind. */
    public Option takes(Choices values) {
        return new Option(letter, name, valueName, help, isFilter, values);
    }

    /** The same, which takes one of these words. */
    public Option oneOf(List<String> words) {
        return takes(Choices.words(words));
    }

    public boolean takesValue() {
        return !valueName.isEmpty();
    }

    public String longForm() {
        return "--" + name;
    }

    /** As help lists it: {@code -f, --format FORM}. */
    public String synopsis() {
        return (letter.isEmpty() ? "    " : "-" + letter + ", ") + longForm() + (takesValue() ? " " + valueName : "");
    }

    /** As briefly as it can be typed: {@code -f FORM}. */
    public String shortSynopsis() {
        return (letter.isEmpty() ? longForm() : "-" + letter) + (takesValue() ? " " + valueName : "");
    }
}
