package io.xenscope.report.cli;

import java.util.List;

/** The list of commands, in the order of help: a line each. */
final class Commands {
    static final List<Command> ALL = List.of();

    private Commands() {}
}
