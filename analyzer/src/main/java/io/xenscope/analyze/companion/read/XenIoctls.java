package io.xenscope.analyze.companion.read;

import java.util.Map;

/** Names of the ioctls of Xen's devices in Linux, by type and number as {@code _IOC} packs them. */
final class XenIoctls {
    private static final String[] PRIVCMD = {
        "hypercall",
        null,
        "mmap",
        "mmapbatch",
        "mmapbatch_v2",
        "dm_op",
        "restrict",
        "mmap_resource",
        "irqfd",
        "ioeventfd",
        "pcidev_get_gsi"
    };
    private static final String[] EVTCHN = {
        "bind_virq", "bind_interdomain", "bind_unbound_port", "unbind", "notify", "reset", "restrict"
    };
    private static final Map<Integer, String> GNTDEV = Map.of(
            0,
            "map",
            1,
            "unmap",
            2,
            "get_offset",
            3,
            "set_max",
            5,
            "alloc",
            6,
            "dealloc",
            7,
            "unmap_notify",
            8,
            "copy");
    private static final int PROBE = 0xff;

    private XenIoctls() {}

    /** The name of the ioctl whose arguments begin at a parenthesis: {@code privcmd hypercall}; null for any other. */
    static String name(Line line, int paren) {
        int comma = line.find(", ", paren);
        if (comma < 0) {
            return null;
        }
        int request = comma + 2;
        if (line.has(request, "_IOC(")) {
            int type = line.find(", ", request) + 2;
            int number = line.find(", ", type) + 2;
            return name(hex(line, type), hex(line, number));
        }
        if (line.has(request, "0x")) {
            long packed = hex(line, request);
            return name(packed >> 8 & 0xFF, packed & 0xFF);
        }
        return null;
    }

    private static long hex(Line line, int at) {
        int end = at;
        while (line.isDigit(end) || Character.digit(line.at(end), 16) >= 0 || line.at(end) == 'x') {
            end++;
        }
        return line.has(at, "0x") ? line.hex(at + 2, end) : line.digits(at, end);
    }

    private static String name(long type, long number) {
        if (type == 'P') {
            String name =
                    number == PROBE ? "probe" : number >= 0 && number < PRIVCMD.length ? PRIVCMD[(int) number] : null;
            return name == null ? null : "privcmd " + name;
        }
        if (type == 'E') {
            return number >= 0 && number < EVTCHN.length ? "evtchn " + EVTCHN[(int) number] : null;
        }
        String name = type == 'G' ? GNTDEV.get((int) number) : null;
        return name == null ? null : "gntdev " + name;
    }
}
