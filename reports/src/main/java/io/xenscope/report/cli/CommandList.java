package io.xenscope.report.cli;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Commands in the order of help. Each is loaded when it is asked for, with its options, columns and quantities: all of them take as
 * long to load as a third of a start, and a call needs one.
 */
public final class CommandList extends AbstractList<Command> {
    private final List<String> names;
    private final Function<String, Command> loaded;

    /** Commands of these names, each found by {@code loaded} when it is asked for. */
    public CommandList(List<String> names, Function<String, Command> loaded) {
        this.names = names;
        this.loaded = loaded;
    }

    /** The same, and one more that is at hand. */
    CommandList with(Command last) {
        List<String> more = new ArrayList<>(names);
        more.add(last.name());
        return new CommandList(more, name -> name.equals(last.name()) ? last : loaded.apply(name));
    }

    /** The command of a name; null where there is none. */
    Command find(String name) {
        return names.contains(name) ? loaded.apply(name) : null;
    }

    List<String> names() {
        return names;
    }

    @Override
    public Command get(int index) {
        return loaded.apply(names.get(index));
    }

    @Override
    public int size() {
        return names.size();
    }
}
