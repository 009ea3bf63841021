package io.xenscope.format.vmcore;

import io.xenscope.format.TemporaryFiles;
import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Recognises dumps by their first bytes, and what is no dump that can be read, with the way out. */
final class Containers {
    private static final int ELF = 0x464C_457F;
    private static final long KDUMP = 0x2020_2050_4D55_444BL;
    private static final long DISKDUMP = 0x504D_5544_4B53_4944L;
    private static final long LKCD = 0xA819_0173_618F_23EDL;
    private static final long WINDOWS_64 = 0x3436_5544_4547_4150L;
    private static final long WINDOWS_32 = 0x504D_5544_4547_4150L;
    private static final int HEAD_BYTES = 64;
    private static final String DUMP_ANEW = "dump as ELF (makedumpfile -E) or with zlib (makedumpfile -c)";

    private Containers() {}

    /** The memory in a file; null where it is no dump of any kind. */
    static PhysicalMemory open(String name, Path path, SearchProgress progress) throws IOException {
        DumpFile file = DumpFile.open(path);
        PhysicalMemory memory = null;
        try {
            memory = of(name, path, file, progress);
            return memory;
        } finally {
            if (memory == null || memory instanceof Rearranged) {
                file.close();
            }
        }
    }

    private static PhysicalMemory of(String name, Path path, DumpFile file, SearchProgress progress)
            throws IOException {
        ByteBuffer head = file.bytes(0, HEAD_BYTES);
        if (Flattened.is(head)) {
            return flattened(name, path, progress);
        }
        long magic = head.getLong(0);
        if (magic == DISKDUMP) {
            throw refused(name, "a dump in diskdump's old form", "convert it: makedumpfile -c OLD NEW");
        }
        if (magic == LKCD) {
            throw refused(name, "a dump in LKCD's form", "convert it to an ELF core, or dump with kdump");
        }
        if (magic == WINDOWS_64 || magic == WINDOWS_32) {
            throw refused(
                    name,
                    "a dump in the form of Windows",
                    "dump as ELF (virsh dump --memory-only, or QEMU's dump-guest-memory)");
        }
        if (magic == KDUMP) {
            return KdumpMemory.of(name, file);
        }
        return head.getInt(0) == ELF ? elf(name, file) : null;
    }

    private static PhysicalMemory elf(String name, DumpFile file) throws IOException {
        ElfLayout layout = ElfLayout.of(file);
        if (!layout.isLittleEndian()) {
            throw refused(name, "an ELF file of a big-endian machine", "");
        }
        if (layout.hasSection(".xen_")) {
            throw refused(name, "a dump of one domain, with no Xen in it", "give the dump of the whole host (kdump)");
        }
        if (!layout.isCore()) {
            throw refused(name, "an ELF file that is no core", "give the dump of the host's memory");
        }
        return ElfMemory.of(file, layout);
    }

    private static PhysicalMemory flattened(String name, Path path, SearchProgress progress) throws IOException {
        Path real = Flattened.target();
        try {
            long missing = Flattened.rearrange(name, path, real, progress);
            PhysicalMemory memory = open(name, real, progress);
            if (memory == null) {
                throw refused(
                        name,
                        "a flattened dump of neither ELF nor KDUMP",
                        "rearrange it: makedumpfile -R NEW < FLATTENED");
            }
            return new Rearranged(memory, real, missing);
        } catch (IOException | RuntimeException e) {
            TemporaryFiles.delete(real);
            throw e;
        }
    }

    /** Says of frames that were packed otherwise that they cannot be read. */
    static CaptureException unknownPacking(String name, String packing) {
        return refused(name, "a KDUMP file packed with " + packing + ", which is not unpacked here", DUMP_ANEW);
    }

    private static CaptureException refused(String name, String what, String advice) {
        return new CaptureException(name, 0, what, "an ELF core or KDUMP of a Xen host's memory", advice, null);
    }
}
