package io.xenscope.report.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words that other tools have for commands and options here: what someone means who types them. */
final class Meanings {
    private static final Map<String, List<String>> OF_COMMANDS = Map.ofEntries(
            Map.entry("flamegraph", List.of("export flamegraph", "export folded")),
            Map.entry("flame", List.of("export flamegraph", "export folded")),
            Map.entry("version", List.of("--version")),
            Map.entry("timeline", List.of("export perfetto")),
            Map.entry("trace", List.of("export perfetto")),
            Map.entry("convert", List.of("export")),
            Map.entry("print", List.of("dump")),
            Map.entry("cat", List.of("dump")),
            Map.entry("script", List.of("dump")),
            Map.entry("events", List.of("dump")),
            Map.entry("report", List.of("summary")),
            Map.entry("stat", List.of("summary")),
            Map.entry("stats", List.of("summary")),
            Map.entry("check", List.of("info")),
            Map.entry("histogram", List.of("latency --histogram")),
            Map.entry("hist", List.of("latency --histogram")),
            Map.entry("diff", List.of("compare")),
            Map.entry("hypercalls", List.of("calls")),
            Map.entry("vmexits", List.of("exits")),
            Map.entry("interrupts", List.of("irqs")),
            Map.entry("cpus", List.of("pcpus")),
            Map.entry("slice", List.of("cut")),
            Map.entry("commands", List.of("help")));

    private static final Map<String, String> OF_OPTIONS = Map.ofEntries(
            Map.entry("--since", "--from"),
            Map.entry("--begin", "--from"),
            Map.entry("--start", "--from"),
            Map.entry("--until", "--to"),
            Map.entry("--end", "--to"),
            Map.entry("--stop", "--to"),
            Map.entry("--domain", "--dom"),
            Map.entry("--domid", "--dom"),
            Map.entry("--cpu", "--pcpu"),
            Map.entry("--cpus", "--pcpu"),
            Map.entry("--limit", "--top"),
            Map.entry("--max", "--top"),
            Map.entry("--head", "--top"),
            Map.entry("--out", "--output"),
            Map.entry("--filter", "--event"),
            Map.entry("--duration", "--min-dur"),
            Map.entry("--freq", "--cpu-hz"),
            Map.entry("--hz", "--cpu-hz"),
            Map.entry("--silent", "--quiet"),
            Map.entry("--verbose", "--log"));

    private static final int MOST_COMMANDS = 8;

    private Meanings() {}

    /** {@code "; did you mean export folded?"}, or nothing: there is no such word, or no command of that meaning. */
    static String ofCommand(String typed, List<Command> commands) {
        for (String meant : OF_COMMANDS.getOrDefault(typed, List.of())) {
            if (isThere(meant.split(" "), commands)) {
                return "; did you mean " + meant + "?";
            }
        }
        return "";
    }

    private static boolean isThere(String[] words, List<Command> commands) {
        if (words[0].startsWith("-")) {
            return true;
        }
        for (Command command : commands) {
            if (command.name().equals(words[0])) {
                return words.length == 1
                        || words[1].startsWith("-")
                        || command.notes().contains(words[1]);
            }
        }
        return false;
    }

    /** What an option of another tool is here; itself where it is none. */
    static String ofOption(String typed) {
        return OF_OPTIONS.getOrDefault(typed, typed);
    }

    /** {@code "; summary, sched and 3 more have --from"}, or nothing where no command has the option. */
    static String commandsWith(String option, List<Command> commands) {
        List<String> having = new ArrayList<>();
        for (Command command : commands) {
            if (command.options().stream().anyMatch(one -> one.longForm().equals(option))) {
                having.add(command.name());
            }
        }
        if (having.isEmpty()) {
            return "";
        }
        int more = having.size() - MOST_COMMANDS;
        return "; commands with " + option + ": "
                + (more <= 0
                        ? String.join(", ", having)
                        : String.join(", ", having.subList(0, MOST_COMMANDS)) + " and " + more + " more");
    }
}
