package io.xenscope.format.vmcore;

import io.xenscope.format.ByteSource;
import io.xenscope.format.CaptureFinder;
import io.xenscope.format.MappedSource;
import io.xenscope.format.TemporaryFiles;
import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds Xen's trace buffers in the memory dump of a host, an ELF core or KDUMP, and makes a capture of their records.
 *
 * <p>A dump is read in sequence, never mapped, and takes no more heap the larger it is.
 */
public final class CrashDumps implements CaptureFinder {
    private final DumpOptions options;
    private final SearchProgress progress;

    public CrashDumps(DumpOptions options, SearchProgress progress) {
        this.options = options;
        this.progress = progress;
    }

    @Override
    public ByteSource find(String name, Path file, boolean whole) throws IOException {
        try (PhysicalMemory memory = Containers.open(name, file, progress)) {
            return memory == null ? null : new Finding(name, memory).source(whole);
        }
    }

    /** One dump on its way to a capture. */
    private final class Finding {
        private final String name;
        private final PhysicalMemory memory;
        private final List<String> warnings = new ArrayList<>();
        private XenData xen;
        private String foundBy;
        private long refused;

        Finding(String name, PhysicalMemory memory) {
            this.name = name;
            this.memory = memory;
        }

        ByteSource source(boolean whole) throws IOException {
            if (memory.cutBytes() > 0) {
                warnings.add("the dump was cut: " + memory.cutBytes() + " bytes of memory are missing from its end on");
            }
            try (RingCopies rings = rings()) {
                BufferFacts facts = facts(rings);
                warnings.addAll(RingWarnings.of(rings));
                long damaged = rings.contents().stream()
                        .mapToLong(RingContent::damagedBytes)
                        .sum();
                return windows(rings, whole, new DumpOrigin(facts, warnings, damaged));
            }
        }

        private RingCopies rings() throws IOException {
            if (options.traceInfo().isPresent()) {
                foundBy = "address";
                return at(options.traceInfo().getAsLong(), "--t-info");
            }
            if (options.symbols() != null) {
                foundBy = "symbols";
                xen = XenData.of(name, memory, SymbolFile.read(options.symbols()), options.physStart());
                return at(xen.traceInfo(), "the symbol t_info");
            }
            foundBy = "search";
            return searched();
        }

        private RingCopies at(long address, String where) throws IOException {
            TraceInfo info = TraceInfo.read(memory, address);
            if (info == null) {
                throw new CaptureException(
                        name,
                        -1,
                        "no table of trace buffers at " + hex(address) + ", where " + where + " says",
                        "frames of a ring, then where the list of each pcpu begins",
                        "leave the option out: then the buffers are searched for",
                        null);
            }
            return RingCopies.of(name, memory, info);
        }

        private RingCopies searched() throws IOException {
            TraceInfoSearch search = new TraceInfoSearch(memory).run(progress);
            RingChoice choice = new RingChoice(name, memory);
            RingCopies best = choice.best(search.tables());
            refused = search.candidates() - choice.accepted();
            if (best == null) {
                throw new CaptureException(
                        name,
                        -1,
                        "no trace buffers in " + memory.frames() + " frames of memory, " + refused
                                + " candidates refused",
                        "the table t_info of Xen 4.0 or later, and records in its buffers",
                        memory.cutBytes() > 0
                                ? "the dump was cut: dump again"
                                : "if tracing was on, dump with Xen's heap (makedumpfile -X), or give --t-info ADDRESS",
                        null);
            }
            warnings.addAll(choice.warnings());
            return best;
        }

        private BufferFacts facts(RingCopies rings) throws IOException {
            List<RingFacts> facts = new ArrayList<>();
            for (RingContent content : rings.contents()) {
                facts.add(RingFacts.of(
                        content, xen == null ? null : xen.lost(content.ring().pcpu())));
            }
            return new BufferFacts(
                    memory.container(),
                    memory.frames(),
                    memory.cutBytes(),
                    rings.info().address(),
                    foundBy,
                    refused,
                    rings.info().ringFrames(),
                    xen == null ? null : xen.tracing(),
                    xen == null ? null : xen.mask(),
                    List.copyOf(facts));
        }

        private ByteSource windows(RingCopies rings, boolean whole, DumpOrigin origin) throws IOException {
            Path file = TemporaryFiles.create(".xentrace", "the records of a dump");
            try {
                WindowsOfRings.write(rings.contents(), options.unfetchedOnly(), file);
                return MappedSource.map(name, file, Files.size(file), whole, origin);
            } finally {
                TemporaryFiles.delete(file);
            }
        }
    }

    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
