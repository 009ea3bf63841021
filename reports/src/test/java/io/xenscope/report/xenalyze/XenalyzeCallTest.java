package io.xenscope.report.xenalyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.report.cli.UsageException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XenalyzeCallTest {
    private static String read(String... words) {
        XenalyzeCall call = XenalyzeCall.of(List.of(words));
        StringBuilder text = new StringBuilder();
        call.given()
                .forEach(given -> text.append(given.option().id())
                        .append(given.value().isEmpty() ? "" : "=" + given.value())
                        .append(' '));
        return text + call.files().toString();
    }

    @Test
    void every_option_of_xenalyze_is_understood_in_each_of_its_spellings() {
        for (XenalyzeOption option : XenalyzeOption.all()) {
            String value = option.takesValue() ? "7" : "";
            for (String name : option.names()) {
                String expected = option.id() + (value.isEmpty() ? "" : "=" + value) + " [a.trace]";
                if (value.isEmpty()) {
                    assertEquals(expected, read(name, "a.trace"), name);
                } else {
                    assertEquals(expected, read(name, value, "a.trace"), name);
                    String joined = name.startsWith("--") ? name + "=" + value : name + value;
                    assertEquals(expected, read("a.trace", joined), name);
                }
            }
        }
        assertEquals(
                IntStream.rangeClosed(1, 48)
                        .mapToObj(number -> String.format("F%03d", number))
                        .toList(),
                XenalyzeOption.all().stream().map(XenalyzeOption::id).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "-sa f, F001 F004 [f]",
        "-si0.5 f, F001 F029=0.5 [f]",
        "f -i 0.5, F029=0.5 [f]",
        "--summ f, F001 [f]",
        "--interval=2 f, F029=2 [f]",
        "--interval-domain-total-time 0 f, F030=0 [f]",
        "-s -- -a, F001 [-a]"
    })
    void words_are_taken_as_the_c_library_takes_them(String words, String read) {
        assertEquals(read, read(words.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense f, xenalyze: unknown option --nonsense; see 'xenscope help xenalyze'",
        "-x f, xenalyze: unknown option -x; see 'xenscope help xenalyze'",
        "f --cpu-hz, xenalyze: --cpu-hz needs a value",
        "--summary=1 f, xenalyze: --summary takes no value"
    })
    void what_xenalyze_would_refuse_is_refused(String words, String why) {
        assertEquals(
                why,
                assertThrows(UsageException.class, () -> read(words.split(" "))).getMessage());
    }

    @Test
    void a_beginning_that_several_options_have_is_refused_with_their_names() {
        String why = assertThrows(UsageException.class, () -> read("--dump-raw", "f"))
                .getMessage();

        assertEquals(
                "xenalyze: --dump-raw can be --dump-raw-reads, --dump-raw-process; see 'xenscope help xenalyze'", why);
    }

    @Test
    void a_histogram_has_the_step_of_xenalyze_unless_another_is_asked_for() {
        XenalyzeOption histogram = XenalyzeOption.all().get(27);

        assertEquals(List.of(List.of("exits", "--table", "rips", "--bucket", "0x1000000")), histogram.calls("236"));
        assertEquals(List.of(List.of("exits", "--table", "rips", "--bucket", "4096")), histogram.calls("236,4096"));
    }
}
