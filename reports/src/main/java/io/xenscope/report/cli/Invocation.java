package io.xenscope.report.cli;

import io.xenscope.format.Capture;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.UserEvents;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Layout;
import io.xenscope.report.table.OneLine;
import io.xenscope.report.table.Page;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the user asked one command for, in the command's terms, and the ways to answer. */
public final class Invocation implements Closeable {
    private static final Path STDIN = Path.of("-");
    static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
    private static final int MOST_THREADS = 1024;

    private final Arguments arguments;
    private final PrintStream err;
    private final Program program;
    private final Terminal terminal;
    private final ProgressLine progress;
    private final String logLevel;
    private final List<Output> further = new ArrayList<>();
    private Output output;

    Invocation(Arguments arguments, PrintStream err, Terminal terminal, Program program) {
        this.program = program;
        this.arguments = arguments;
        this.err = err;
        this.terminal = terminal;
        this.progress = ProgressLine.on(err, terminal, has(CommonOptions.QUIET));
        this.logLevel = has(CommonOptions.LOG) ? word(CommonOptions.LOG, LEVELS) : "warn";
        // Read by the logger when first used, which is after this.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", logLevel);
    }

    /** The captures, at least one; stdin is the path {@code -}. */
    public List<Path> captures() {
        return captures(0);
    }

    /** The captures where {@code skip} operands of another kind stand before them. */
    public List<Path> captures(int skip) {
        List<Path> captures = new ArrayList<>();
        for (String operand :
                operands().subList(Math.min(skip, operands().size()), operands().size())) {
            captures.add(Path.of(operand));
        }
        if (captures.isEmpty()) {
            throw new UsageException("no CAPTURE given: name a file, or - for stdin");
        }
        if (captures.indexOf(STDIN) != captures.lastIndexOf(STDIN)) {
            throw new UsageException("stdin (-) can be read only once");
        }
        return captures;
    }

    /** How many operands stand before a flag that divides them; all of them where it was not given. */
    public int operandsBefore(Option flag) {
        return arguments.operandsBefore(flag);
    }

    /** Everything that stands beside the options, as typed. */
    public List<String> operands() {
        return arguments.operands();
    }

    /** The program that was asked: its other commands, for those that are about them. */
    public Program program() {
        return program;
    }

    public boolean has(Option option) {
        return arguments.has(option);
    }

    /** The value of an option as typed, or null; where repeated, the last. */
    public String value(Option option) {
        return arguments.value(option);
    }

    /** All values of an option that may be repeated, as typed. */
    public List<String> values(Option option) {
        return arguments.values(option);
    }

    /** The value of an option that takes one of these words. */
    public String word(Option option, List<String> words) {
        String value = value(option);
        if (!words.contains(value)) {
            throw UsageException.badValue(
                    option, value, "one of " + String.join(", ", words) + Nearest.hint(value, words));
        }
        return value;
    }

    /** The rate given with {@code --cpu-hz}, or empty: then it is found from the capture. */
    public OptionalLong cpuHz() {
        String text = value(CommonOptions.CPU_HZ);
        return text == null ? OptionalLong.empty() : OptionalLong.of(TypedNumber.hertz(CommonOptions.CPU_HZ, text));
    }

    /** The filters in force as typed, {@code dom=1 from=1s}; empty where nothing is left out. */
    public String filters() {
        return arguments.filters();
    }

    public TimeRange range() {
        return TimeRange.of(value(CommonOptions.FROM), value(CommonOptions.TO));
    }

    /** The range that two other options ask for, of one of several captures; null stands for an option that there is none of. */
    public TimeRange range(Option from, Option to) {
        return TimeRange.of(from == null ? null : value(from), to == null ? null : value(to));
    }

    /** The domains asked for; all when none was. */
    public NumberSet domains() {
        return NumberSet.of(CommonOptions.DOM, arguments.values(CommonOptions.DOM));
    }

    public NumberSet pcpus() {
        return NumberSet.of(CommonOptions.PCPU, arguments.values(CommonOptions.PCPU));
    }

    public VcpuSet vcpus() {
        return VcpuSet.of(CommonOptions.VCPU, arguments.values(CommonOptions.VCPU));
    }

    /** The shortest duration asked for, in ns; 0 when none was. */
    public long minDurationNanos() {
        String text = value(CommonOptions.MIN_DUR);
        return text == null ? 0 : TypedNumber.nanos(CommonOptions.MIN_DUR, text);
    }

    /** The length of time that an option gives, in ns; at least 1. */
    public long nanos(Option option, long whenAbsent) {
        return has(option) ? Math.max(1, TypedNumber.nanos(option, value(option))) : whenAbsent;
    }

    /**
     * A moment that a value of an option names, in ns since the begin of a capture that lasts {@code spanNanos}: {@code 1.5s}, or
     * {@code -1s} before the end. Refuses what is no time, and what lies outside.
     */
    public long momentNanos(Option option, String text, long spanNanos) {
        return TimeRange.momentNanos(option, text, spanNanos);
    }

    public OptionalInt top() {
        String text = value(CommonOptions.TOP);
        return text == null
                ? OptionalInt.empty()
                : OptionalInt.of(TypedNumber.whole(CommonOptions.TOP, text, Integer.MAX_VALUE));
    }

    /** The value of an option that takes a whole number from 1 to {@code most}. */
    public int whole(Option option, int most) {
        return TypedNumber.whole(option, value(option), most);
    }

    /** As many as asked for, or one for each processor. */
    public int threads() {
        String text = value(CommonOptions.THREADS);
        return text == null
                ? Runtime.getRuntime().availableProcessors()
                : TypedNumber.whole(CommonOptions.THREADS, text, MOST_THREADS);
    }

    /** Opens one of the captures: a file of xentrace, or a crash dump. The caller closes it. */
    public Capture open(Path path) {
        return new CaptureOpener(this).open(path);
    }

    public boolean quiet() {
        return has(CommonOptions.QUIET);
    }

    boolean debug() {
        return logLevel.equals("debug") || logLevel.equals("trace");
    }

    /** {@link Exit#PROBLEMS} when the capture has some and {@code --strict} was given, else {@link Exit#OK}. */
    public int exit(boolean clean) {
        return clean || !has(CommonOptions.STRICT) ? Exit.OK : Exit.PROBLEMS;
    }

    /** Says on stderr what the user should know beside the answer. */
    public void warn(String text) {
        if (!quiet()) {
            progress.makeRoom();
            err.println(Program.NAME + ": warning: " + OneLine.of(text));
        }
    }

    /** Says on stderr how far something has come that takes long, or where its result is. */
    public void progress(String text) {
        if (!quiet()) {
            progress.makeRoom();
            err.println(Program.NAME + ": " + OneLine.of(text));
        }
    }

    /** Says on a terminal's stderr what belongs to an answer that has no place for it. */
    public void say(String text) {
        if (terminal.isErr()) {
            progress(text);
        }
    }

    /** The line that says how far something has come goes and does not come back: a command writes by itself from now on. */
    public void endProgress() {
        progress.close();
    }

    /** Says on stderr what went wrong with a part of what was asked for. */
    public void fault(String text) {
        progress.makeRoom();
        err.println(Program.NAME + ": " + OneLine.of(text));
    }

    /** Prints the page, or the one table asked for, in the form asked for. */
    public void print(Page page) throws IOException {
        String table = value(CommonOptions.TABLE);
        Page shown = table == null ? page : page.only(table);
        if (shown == null) {
            throw UsageException.badValue(CommonOptions.TABLE, table, "one of " + String.join(", ", page.tableNames()));
        }
        format().printer(layout()).print(shown, output().writer());
    }

    /** How text for people is laid out; see {@link TextLayout}. */
    public Layout layout() {
        return new TextLayout(this, terminal, isToTerminal()).layout();
    }

    /** Whether the answer goes to a terminal. */
    private boolean isToTerminal() {
        return terminal.isOut() && outputName().equals("-");
    }

    private String outputName() {
        return has(CommonOptions.OUTPUT) ? value(CommonOptions.OUTPUT) : "-";
    }

    public Format format() {
        boolean json = has(CommonOptions.JSON);
        boolean csv = has(CommonOptions.CSV);
        if ((json ? 1 : 0) + (csv ? 1 : 0) + (has(CommonOptions.FORMAT) ? 1 : 0) > 1) {
            throw new UsageException("--json, --csv and --format exclude each other");
        }
        if (json || csv) {
            return json ? Format.JSON : Format.CSV;
        }
        return has(CommonOptions.FORMAT) ? namedFormat() : Format.TEXT;
    }

    private Format namedFormat() {
        List<String> names = new ArrayList<>();
        for (Format format : Format.values()) {
            names.add(format.option());
        }
        return Format.values()[names.indexOf(word(CommonOptions.FORMAT, names))];
    }

    /**
     * Refuses what no command could honour before the capture is read, which may take long. Where {@code -o} names the one
     * output, that is opened.
     */
    void check(boolean isOneOutput) throws IOException {
        EventCatalogue.use(
                has(CommonOptions.EVENTS) ? UserEvents.read(Path.of(value(CommonOptions.EVENTS))) : List.of());
        format();
        layout();
        cpuHz();
        top();
        threads();
        new CaptureOpener(this).options();
        if (has(CommonOptions.FROM) || has(CommonOptions.TO)) {
            range();
        }
        if (has(CommonOptions.MIN_DUR)) {
            minDurationNanos();
        }
        checkSets();
        if (has(CommonOptions.OUTPUT) && isOneOutput) {
            output();
        }
    }

    private void checkSets() {
        if (has(CommonOptions.DOM)) {
            domains();
        }
        if (has(CommonOptions.PCPU)) {
            pcpus();
        }
        if (has(CommonOptions.VCPU)) {
            vcpus();
        }
    }

    /** Where the answer goes; opened when first asked for, completed when the command returns. */
    public Output output() throws IOException {
        if (output == null) {
            if (isToTerminal()) {
                progress.close();
            }
            String name = outputName();
            output = isToTerminal()
                    ? Output.toTerminal(terminal, has(CommonOptions.NO_PAGER) ? null : Pager.of(terminal))
                    : name.equals("-") ? Output.toStdout() : Output.toFile(notACapture(Path.of(name)));
        }
        return output;
    }

    /** One of several files to write; all are completed when the command returns, or none is. */
    public Output output(Path file) throws IOException {
        Output one = Output.toFile(notACapture(file));
        further.add(one);
        return one;
    }

    private Path notACapture(Path file) throws IOException {
        for (String operand : operands()) {
            Path capture = Path.of(operand);
            if (Files.exists(file) && Files.exists(capture) && Files.isSameFile(file, capture)) {
                throw new UsageException("-o " + file + " would replace the capture itself");
            }
        }
        return file;
    }

    void commit() throws IOException {
        progress.close();
        if (output != null) {
            output.commit();
        }
        for (Output one : further) {
            one.commit();
        }
    }

    /** Leaves nothing of an output that was not completed. */
    @Override
    public void close() {
        progress.close();
        if (output != null) {
            output.close();
        }
        further.forEach(Output::close);
    }
}
