package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
    private static Arguments parse(String... args) {
        return Arguments.parse(Demo.command("sched"), args);
    }

    @Test
    void a_time_before_the_end_is_a_value_and_no_option() {
        Arguments arguments = parse("a.xen", "--from", "-1s", "--to=-500ms");
        assertEquals("-1s", arguments.value(CommonOptions.FROM));
        assertEquals("-500ms", arguments.value(CommonOptions.TO));
    }

    @Test
    void options_stand_anywhere_before_a_double_dash() {
        Arguments arguments = parse("a.xen", "--json", "-", "-d1", "--", "--csv", "-x");
        assertEquals(List.of("a.xen", "-", "--csv", "-x"), arguments.operands());
        assertTrue(arguments.has(CommonOptions.JSON));
        assertEquals("1", arguments.value(CommonOptions.DOM));
    }

    @Test
    void a_repeated_option_overrules_and_a_repeated_list_adds() {
        Arguments arguments = parse("-f", "csv", "--format=json", "-d", "1", "--dom", "2");
        assertEquals("json", arguments.value(CommonOptions.FORMAT));
        assertEquals(List.of("1", "2"), arguments.values(CommonOptions.DOM));
        assertNull(arguments.value(CommonOptions.FROM));
    }

    @Test
    void quotes_are_left_to_the_shell() {
        assertEquals("\"x\"", parse("-o", "\"x\"").value(CommonOptions.OUTPUT));
    }

    private static String refusal(String... args) {
        Command other = Command.of("latency", "x").options(CommonOptions.PCPU, CommonOptions.TOP);
        Command third = Command.of("interval", "x").options(CommonOptions.PCPU);
        List<Command> all = List.of(Demo.command("sched"), other, third);
        return assertThrows(UsageException.class, () -> Arguments.parse(all.get(0), args, all))
                .getMessage()
                .replace("sched: unknown option ", "")
                .replace("; see 'xenscope help sched'", "");
    }

    @Test
    void an_option_of_other_commands_names_them() {
        assertEquals("--pcpu; commands with --pcpu: latency, interval", refusal("--pcpu", "1"));
        assertEquals("--top; commands with --top: latency", refusal("--top=3"));
    }

    @Test
    void an_option_of_other_tools_names_the_one_that_means_it() {
        assertEquals("--since; did you mean --from?", refusal("--since", "1s"));
        assertEquals("--domid; did you mean --dom?", refusal("--domid", "1"));
        assertEquals("--cpu; commands with --pcpu: latency, interval", refusal("--cpu", "1"));
    }

    @Test
    void an_option_that_the_command_does_not_honour_is_refused() {
        UsageException refusal = assertThrows(UsageException.class, () -> parse("--min-dur", "1s"));
        assertEquals("sched: unknown option --min-dur; see 'xenscope help sched'", refusal.getMessage());
        assertThrows(UsageException.class, () -> parse("--fro", "1s"));
        assertThrows(UsageException.class, () -> parse("-z"));
    }
}
