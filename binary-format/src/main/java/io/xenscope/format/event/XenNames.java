package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the small numbers in trace records (xentrace format, sections 6 and 8), from {@code names.tbl}. */
public final class XenNames {
    private static final Map<String, IntTable<String>> SECTIONS = read();

    private static final IntTable<String> SHUTDOWN = section("shutdown");
    private static final IntTable<String> SCHED_OP = section("sched_op");
    private static final IntTable<String> VCPU_OP = section("vcpu_op");
    private static final IntTable<String> GRANT_TABLE_OP = section("grant_table_op");
    private static final IntTable<String> P2M_TYPE = section("p2m_type");
    private static final IntTable<String> SHADOW_FLAG = section("shadow_flag");
    private static final IntTable<String> INTR_SOURCE = section("intr_source");

    private static final IntTable<String> HOST_VECTOR = section("host_vector");
    private static final IntTable<String> APIC_REGISTER = section("apic_register");
    private static final IntTable<String> MSR = section("msr");

    private static final int X2APIC_FIRST = 0x800;
    private static final int X2APIC_LAST = 0x83f;

    private XenNames() {}

    /** What current Xen itself uses a vector of the host for; null where that is up to devices. */
    public static String hostVector(int vector) {
        return HOST_VECTOR.get(vector);
    }

    /** The register of the local APIC at an offset in its page; null if unknown. */
    public static String apicRegister(int offset) {
        return APIC_REGISTER.get(offset >>> 4);
    }

    /** A model-specific register, as {@code EFER}; null where it is none of the well-known ones. */
    public static String msr(int number) {
        if (number >= X2APIC_FIRST && number <= X2APIC_LAST) {
            String register = APIC_REGISTER.get(number - X2APIC_FIRST);
            return register == null ? null : "x2APIC " + register;
        }
        return MSR.get(number);
    }

    /** Why a domain shut down, as {@code crash}; {@code reason 9} if unknown. */
    public static String shutdownReason(int reason) {
        return name(SHUTDOWN, reason, "reason ");
    }

    /** Command of the hypercall sched_op, as {@code poll}; {@code cmd 9} if unknown. */
    public static String schedOp(int command) {
        return name(SCHED_OP, command, "cmd ");
    }

    /** Command of the hypercall vcpu_op, as {@code up}; {@code cmd 99} if unknown. */
    public static String vcpuOp(int command) {
        return name(VCPU_OP, command, "cmd ");
    }

    /** Command of the hypercall grant_table_op; its bits above 11 are the progress of a continued cache_flush. */
    public static String grantTableOp(int command) {
        return name(GRANT_TABLE_OP, command & 0xfff, "cmd ");
    }

    /** Type of a guest's page in the numbering of current Xen, as {@code mmio_dm}; {@code type 99} if unknown. */
    public static String p2mType(int type) {
        return name(P2M_TYPE, type, "type ");
    }

    /** Where an interrupt that waits for its window comes from, as {@code lapic}. */
    public static String interruptSource(int source) {
        return name(INTR_SOURCE, source, "source ");
    }

    /** What the shadow code did, lowest bit first, in the numbering of current Xen; empty for 0. */
    public static List<String> shadowFlags(int flags) {
        List<String> names = new ArrayList<>();
        for (int rest = flags; rest != 0; rest &= rest - 1) {
            names.add(name(SHADOW_FLAG, Integer.numberOfTrailingZeros(rest), "bit "));
        }
        return names;
    }

    static IntTable<String> section(String heading) {
        return SECTIONS.get(heading);
    }

    static String name(IntTable<String> names, int number, String otherwise) {
        String name = names.get(number);
        return name != null ? name : otherwise + Integer.toUnsignedString(number);
    }

    private static Map<String, IntTable<String>> read() {
        Map<String, IntTable<String>> sections = new HashMap<>();
        TableScanner lines = TableScanner.open("names.tbl");
        IntTable<String> names = null;
        while (lines.nextLine()) {
            if (lines.atHeading()) {
                names = new IntTable<>(255);
                sections.put(lines.heading(), names);
            } else {
                line(lines, names);
            }
        }
        return sections;
    }

    private static void line(TableScanner line, IntTable<String> names) {
        int number = Long.decode(line.word()).intValue();
        for (String name = line.upTo(','); !name.isEmpty(); name = line.upTo(',')) {
            names.put(number++, name.strip());
        }
    }
}
