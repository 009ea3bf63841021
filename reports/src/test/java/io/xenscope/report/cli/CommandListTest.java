package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.xenscope.report.Commands;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandListTest {
    @Test
    void a_call_loads_its_own_command_only() {
        List<String> loaded = new ArrayList<>();
        CommandList commands = new CommandList(List.of("summary", "sched", "exits"), name -> {
            loaded.add(name);
            return Demo.command(name);
        });
        assertEquals("sched", commands.find("sched").name());
        assertNull(commands.find("no-such"));
        assertEquals(List.of("sched"), loaded);
    }

    @Test
    void every_name_in_the_list_is_the_one_that_the_command_has() {
        assertEquals(
                Commands.ALL.names(), Commands.ALL.stream().map(Command::name).toList());
    }
}
