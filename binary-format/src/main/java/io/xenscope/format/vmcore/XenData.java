package io.xenscope.format.vmcore;

import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Xen's own variables in a dump, by the symbols of that Xen: where its table of trace buffers is, and what only variables tell.
 * Of x86-64 only: a Xen of 32 bits or for Arm is searched without symbols.
 */
final class XenData {
    private static final int XEN_NOTE = 0x0100_0001;
    private static final int PHYS_START_WORD = 8;
    private static final int CR3_AT = 416;
    /** Xen's image lies in one GiB. */
    private static final long IMAGE_OFFSET = (1L << 30) - 1;

    private final String name;
    private final PhysicalMemory memory;
    private final SymbolFile symbols;
    private final XenPageTables tables;

    private XenData(String name, PhysicalMemory memory, SymbolFile symbols, XenPageTables tables) {
        this.name = name;
        this.memory = memory;
        this.symbols = symbols;
        this.tables = tables;
    }

    /** {@code physStart} is where Xen's image was loaded, if the user knows. */
    static XenData of(String name, PhysicalMemory memory, SymbolFile symbols, OptionalLong physStart)
            throws IOException {
        long variable = symbols.address("t_info");
        for (XenPageTables tables : candidates(memory, symbols, physStart)) {
            if (tables.machine(variable) != XenPageTables.UNMAPPED) {
                return new XenData(name, memory, symbols, tables);
            }
        }
        throw new CaptureException(
                name,
                -1,
                "Xen's page tables are not found by its symbols",
                "a note of kdump or QEMU that says where Xen is, and symbols of the x86-64 Xen that crashed",
                "give --phys-start ADDRESS ('xen_phys_start'), or leave out --xen-symbols: then the buffers are searched for",
                null);
    }

    private static List<XenPageTables> candidates(PhysicalMemory memory, SymbolFile symbols, OptionalLong physStart) {
        List<XenPageTables> all = new ArrayList<>();
        physStart.ifPresent(start -> all.add(idleTables(memory, symbols, start)));
        for (Note note : memory.notes()) {
            if (note.type() == XEN_NOTE && note.content().limit() >= 8 * (PHYS_START_WORD + 1)) {
                all.add(idleTables(memory, symbols, note.content().getLong(8 * PHYS_START_WORD)));
            } else if (note.owner().equals("QEMU") && note.content().limit() >= CR3_AT + 8) {
                all.add(new XenPageTables(memory, note.content().getLong(CR3_AT)));
            }
        }
        return all;
    }

    private static XenPageTables idleTables(PhysicalMemory memory, SymbolFile symbols, long physStart) {
        long base = symbols.address("t_info") & ~IMAGE_OFFSET;
        return new XenPageTables(memory, symbols.address("idle_pg_table") - base + physStart);
    }

    /** The machine address of Xen's table of trace buffers. */
    long traceInfo() throws IOException {
        long pointer = u64(symbols.address("t_info"));
        if (pointer == 0) {
            throw new CaptureException(
                    name,
                    -1,
                    "no trace buffers were allocated: Xen's t_info is null",
                    "",
                    "before the next crash, let a reader run: xentrace -D -e all /dev/null",
                    null);
        }
        long machine = tables.machine(pointer);
        if (machine == XenPageTables.UNMAPPED) {
            throw new CaptureException(
                    name,
                    -1,
                    "Xen's t_info points to memory that the dump does not map",
                    "symbols of the Xen that crashed",
                    "leave out --xen-symbols: then the buffers are searched for",
                    null);
        }
        return machine;
    }

    /** Whether tracing was on; null where the symbols do not tell. */
    Boolean tracing() throws IOException {
        Long address = symbols.find("tb_init_done");
        return address == null ? null : (Boolean) ((u64(address) & 0xFF) != 0);
    }

    /** The mask of events; null where the symbols do not tell. */
    Long mask() throws IOException {
        Long address = symbols.find("tb_event_mask");
        return address == null ? null : (Long) (u64(address) & 0xFFFF_FFFFL);
    }

    /** Records that a pcpu lost and had no room to say so; null where the symbols do not tell. */
    Long lost(int pcpu) throws IOException {
        Long offsets = symbols.find("__per_cpu_offset");
        Long counter = symbols.find("per_cpu__lost_records");
        if (offsets == null || counter == null) {
            return null;
        }
        return u64(counter + u64(offsets + 8L * pcpu)) & 0xFFFF_FFFFL;
    }

    private long u64(long virtual) throws IOException {
        long machine = tables.machine(virtual);
        return machine == XenPageTables.UNMAPPED ? 0 : XenPageTables.u64(memory, machine);
    }
}
