package io.xenscope.report.cli;

import io.xenscope.report.export.Export;
import java.util.List;

/** The list of commands, in the order of help: a line each. */
final class Commands {
    static final List<Command> ALL = List.of(new Export());

    private Commands() {}
}
