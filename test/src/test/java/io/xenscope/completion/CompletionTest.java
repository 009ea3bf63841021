package io.xenscope.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.report.cli.HelpCalls;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words can become, asked of the program; and the same asked through each shell, where it is installed. */
final class CompletionTest {
    private static final String CAPTURE = Samples.path(Samples.HVM_BOOT).toString();

    @TempDir
    private Path directory;

    @BeforeEach
    void put_the_program_on_the_path() throws IOException {
        Path program = directory.resolve("xenscope");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 --add-opens java.base/java.lang.reflect=ALL-UNNAMED"
                        + " --add-opens java.base/sun.nio.ch=ALL-UNNAMED --add-exports"
                        + " java.base/sun.nio.ch=ALL-UNNAMED -cp '" + System.getProperty("java.class.path")
                        + "' io.xenscope.report.Main \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find | findings",
                "exits CAPTURE --dom '' | :list 0 6 idle",
                "exits CAPTURE --vcpu d6v0,d6 | :list d6v0,d6v0 d6v0,d6v1",
                "pcpus CAPTURE -p 0, | :list 0,0 0,1 0,2 0,3",
                "latency --by=v | --by=vcpu",
                "export pe | perfetto",
                "series wait,ex | :list wait,exit wait,exit-time",
                "sched --fro | --from",
                "dump --event hvm_inj_v | :list hvm_inj_virq",
                "help fin | findings",
                "xenalyze --scatterplot-run | --scatterplot-runstate --scatterplot-runstate-time",
                "info CAPTURE | :file",
                "latency --hgrm x | :directory",
                "exits /no/such/capture --dom '' | :list",
                "completion z | zsh"
            })
    void a_word_can_become(String typed, String expected) throws IOException {
        String[] words = typed.replace("CAPTURE", CAPTURE).replace("''", "").split(" ", -1);
        List<String> found = HelpCalls.completions(directory.resolve("out"), words).stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();

        assertEquals(List.of(expected.split(" ")), found);
    }

    @Test
    void bash_completes_commands_values_domains_and_files() throws Exception {
        String said = shell("bash", "-c", """
            eval "$(xenscope completion bash)"
            try() { COMP_LINE=$1 COMP_POINT=${#1}; _xenscope; printf '[%s]' "${COMPREPLY[@]}"; echo; }
            try 'xenscope find'
            try 'xenscope latency --by='
            try 'xenscope exits CAPTURE --dom '
            try 'xenscope info sam'
            """);

        assertEquals("[findings]\n[all][dom][vcpu][pcpu]\n[0][6][idle]\n[sample file.xen]\n", said);
    }

    @Test
    void fish_completes_commands_values_domains_and_files() throws Exception {
        String said = shell("fish", "-c", """
            xenscope completion fish | source
            complete -C 'xenscope find'
            complete -C 'xenscope latency --by=v'
            complete -C 'xenscope exits CAPTURE --dom '
            complete -C 'xenscope info sam'
            """);

        assertEquals("""
            findings\twhat stands out, most important first
            --by=vcpu
            0
            6
            idle
            sample file.xen
            """, said);
    }

    /** A terminal of its own: only there zsh completes. */
    @Test
    void zsh_completes_commands_values_domains_and_files() throws Exception {
        String said = shell("zsh", "-f", "-c", """
            zmodload zsh/zpty
            zpty -b z zsh -f -i
            zpty -w z 'PS1=; autoload -Uz compinit; compinit -D; source <(xenscope completion zsh)
                show() { print -r -- "<<$BUFFER>>"; BUFFER= }
                zle -N show; bindkey "^X" show; bindkey "^I" complete-word; print rea""dy'
            zpty -r z line '*ready*'
            for typed in 'xenscope find' 'xenscope latency --by=v' 'xenscope exits CAPTURE --dom i' 'xenscope info sam'; do
                zpty -w -n z "$typed"$'\\t'$'\\x18'
                zpty -r z line '*<<*>>*'
                line=${line##*<<}
                print -r -- "${line%%>>*}"
            done
            zpty -d z
            """);

        assertEquals("""
            xenscope findings\s
            xenscope latency --by=vcpu\s
            xenscope exits CAPTURE --dom idle
            xenscope info sample\\ file.xen\s
            """.replace("CAPTURE", CAPTURE), said);
    }

    private String shell(String shell, String... arguments) throws IOException, InterruptedException {
        String path = System.getenv("PATH");
        assumeTrue(
                Stream.of(path.split(":")).anyMatch(one -> Files.isExecutable(Path.of(one, shell))),
                "SKIPPED: no " + shell + " on the PATH");
        Files.writeString(directory.resolve("sample file.xen"), "");
        List<String> call = Stream.concat(Stream.of(shell), Stream.of(arguments))
                .map(word -> word.replace("CAPTURE", CAPTURE))
                .toList();
        ProcessBuilder process = new ProcessBuilder(call).directory(directory.toFile());
        process.environment().put("PATH", directory + ":" + path);
        process.environment().put("HOME", directory.toString());
        process.environment().put("LC_ALL", "C.UTF-8");
        process.environment().put("TERM", "dumb");
        process.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, running.waitFor(), said);
        return said;
    }
}
