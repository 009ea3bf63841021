package io.xenscope.report.rips;

import io.xenscope.format.Search;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names for addresses in guests, from files that users give: a line each of hex address and name, or address, type and
 * name as in a kernel's System.map; in any order.
 */
public final class Symbols {
    public static final Option OPTION =
            Option.value("", "symbols", "[DOM=]FILE", "names for rips: a System.map or the like");

    private static final int EVERY_DOMAIN = -1;

    private record Symbol(long address, String name) {}

    private final Map<Integer, List<Symbol>> byDomain = new HashMap<>();

    /** The files named in a call. */
    public static Symbols of(Invocation asked) throws IOException {
        return of(asked.values(OPTION));
    }

    /** The same from values of the option. */
    public static Symbols of(List<String> values) throws IOException {
        Symbols symbols = new Symbols();
        for (String value : values) {
            int equals = value.indexOf('=');
            boolean named = equals > 0 && value.substring(0, equals).chars().allMatch(Character::isDigit);
            int domain = named ? domain(value.substring(0, equals)) : EVERY_DOMAIN;
            symbols.byDomain
                    .computeIfAbsent(domain, none -> new ArrayList<>())
                    .addAll(read(Path.of(named ? value.substring(equals + 1) : value)));
        }
        symbols.byDomain.values().forEach(list -> list.sort((a, b) -> Long.compareUnsigned(a.address, b.address)));
        return symbols;
    }

    private static int domain(String digits) {
        if (digits.length() > 5) {
            throw UsageException.badValue(OPTION, digits, "the number of a domain before =");
        }
        return Integer.parseInt(digits);
    }

    private static List<Symbol> read(Path file) throws IOException {
        List<Symbol> symbols = new ArrayList<>();
        // Latin 1 never fails: whatever bytes are in a name, addresses are found.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    symbols.add(parse(line.strip(), file, number));
                }
            }
        }
        return symbols;
    }

    private static Symbol parse(String line, Path file, int number) {
        String[] words = line.split("\\s+", 2);
        try {
            String hex = words[0].startsWith("0x") ? words[0].substring(2) : words[0];
            String name = words[1];
            boolean typed = name.length() > 2 && Character.isWhitespace(name.charAt(1));
            return new Symbol(
                    Long.parseUnsignedLong(hex, 16), typed ? name.substring(2).strip() : name);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UsageException("--symbols " + file + ": line " + number + " is no hex address and name");
        }
    }

    /** As {@code do_idle+0x1c}: the last symbol at or before an address; null where none is known. */
    public String name(int domain, long address) {
        String name = name(byDomain.get(domain), address);
        return name == null ? name(byDomain.get(EVERY_DOMAIN), address) : name;
    }

    private static String name(List<Symbol> symbols, long address) {
        if (symbols == null) {
            return null;
        }
        int next = (int) Search.first(
                0, symbols.size(), one -> Long.compareUnsigned(symbols.get((int) one).address, address) > 0);
        if (next == 0) {
            return null;
        }
        Symbol symbol = symbols.get(next - 1);
        long offset = address - symbol.address;
        return offset == 0 ? symbol.name : symbol.name + "+0x" + Long.toHexString(offset);
    }
}
