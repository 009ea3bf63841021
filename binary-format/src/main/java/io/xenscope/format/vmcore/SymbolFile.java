package io.xenscope.format.vmcore;

import io.xenscope.format.fault.CaptureException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Addresses of Xen's symbols from lines {@code address type name}: {@code /proc/xen/xensyms} of dom0, {@code nm xen-syms}, or
 * {@code xen-syms.map}. A name may have its source file before it: {@code common/trace.c#t_info}.
 */
final class SymbolFile {
    private final Path file;
    private final Map<String, Long> addresses = new HashMap<>();

    private SymbolFile(Path file) {
        this.file = file;
    }

    static SymbolFile read(Path path) {
        SymbolFile symbols = new SymbolFile(path);
        try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                symbols.add(line.strip().split("\\s+"));
            }
        } catch (IOException e) {
            throw new CaptureException(path.toString(), -1, "cannot be read: " + e, "", "check the path", e);
        }
        return symbols;
    }

    private void add(String[] words) {
        if (words.length < 2) {
            return;
        }
        String name = words[words.length - 1];
        try {
            addresses.putIfAbsent(name.substring(name.indexOf('#') + 1), Long.parseUnsignedLong(words[0], 16));
        } catch (NumberFormatException noAddress) {
            // A line of another kind, as files of symbols have at their begin.
        }
    }

    /** The address of a symbol, or null. */
    Long find(String name) {
        return addresses.get(name);
    }

    /** The address of a symbol that has to be there. */
    long address(String name) {
        Long address = find(name);
        if (address == null) {
            throw new CaptureException(
                    file.toString(),
                    -1,
                    "no symbol " + name,
                    "lines 'address type name' of the Xen that crashed",
                    "save dom0's /proc/xen/xensyms, or give 'nm xen-syms'; without --xen-symbols the buffers are searched for",
                    null);
        }
        return address;
    }
}
