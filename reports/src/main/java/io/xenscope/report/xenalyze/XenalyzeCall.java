package io.xenscope.report.xenalyze;

import io.xenscope.report.cli.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line of xenalyze taken apart as xenalyze does it (argp of the GNU C library): options in any place, unique beginnings
 * of long ones, values after {@code =} or as the next word, {@code -i0.5}, {@code -sa}, {@code --} before the file.
 */
final class XenalyzeCall {
    /** An option as it was typed, with its value, which is empty where it has none. */
    record Given(XenalyzeOption option, String name, String value) {
        String typed() {
            return name + (value.isEmpty() ? "" : (name.startsWith("--") ? "=" : " ") + value);
        }
    }

    private final List<XenalyzeOption> options = XenalyzeOption.all();
    private final List<String> words;
    private final List<Given> given = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private String output;
    private int next;

    private XenalyzeCall(List<String> words) {
        this.words = words;
    }

    static XenalyzeCall of(List<String> words) {
        XenalyzeCall call = new XenalyzeCall(words);
        call.read();
        return call;
    }

    List<Given> given() {
        return given;
    }

    List<String> files() {
        return files;
    }

    /** What {@code -o} names, an option of xenscope; null without it. */
    String output() {
        return output;
    }

    private void read() {
        boolean onlyFiles = false;
        while (next < words.size()) {
            String word = words.get(next++);
            if (onlyFiles || !word.startsWith("-") || word.equals("-")) {
                files.add(word);
            } else if (word.equals("--")) {
                onlyFiles = true;
            } else if (word.equals("-o")) {
                output = valueOf("-o");
            } else if (word.startsWith("--")) {
                longOption(word);
            } else {
                letters(word.substring(1));
            }
        }
    }

    private void longOption(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Given found = named(name);
        if (found.option.takesValue()) {
            add(found, equals < 0 ? valueOf(found.name) : word.substring(equals + 1));
        } else if (equals < 0) {
            add(found, "");
        } else {
            throw new UsageException("xenalyze: " + name + " takes no value");
        }
    }

    private void letters(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            Given found = exact("-" + letters.charAt(i));
            if (found == null) {
                throw new UsageException(
                        "xenalyze: unknown option -" + letters.charAt(i) + "; see 'xenscope help xenalyze'");
            }
            if (found.option.takesValue()) {
                String rest = letters.substring(i + 1);
                add(found, rest.isEmpty() ? valueOf(found.name) : rest);
                return;
            }
            add(found, "");
        }
    }

    private void add(Given found, String value) {
        given.add(new Given(found.option, found.name, value));
    }

    private String valueOf(String name) {
        if (next >= words.size()) {
            throw new UsageException("xenalyze: " + name + " needs a value");
        }
        return words.get(next++);
    }

    private Given named(String typed) {
        Given exact = exact(typed);
        if (exact != null) {
            return exact;
        }
        List<Given> begun = new ArrayList<>();
        for (XenalyzeOption option : options) {
            for (String name : option.longNames()) {
                if (name.startsWith(typed)) {
                    begun.add(new Given(option, name, ""));
                }
            }
        }
        if (begun.size() != 1) {
            List<String> names = begun.stream().map(Given::name).toList();
            throw new UsageException("xenalyze: "
                    + (begun.isEmpty() ? "unknown option " + typed : typed + " can be " + String.join(", ", names))
                    + "; see 'xenscope help xenalyze'");
        }
        return begun.get(0);
    }

    private Given exact(String name) {
        for (XenalyzeOption option : options) {
            if (option.names().contains(name)) {
                return new Given(option, name, "");
            }
        }
        return null;
    }
}
