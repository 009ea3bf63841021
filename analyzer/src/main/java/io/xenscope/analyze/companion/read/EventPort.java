package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;

/**
 * One line of a table of event channels.
 *
 * @param domain whose port it is; -1 where neither the table nor a hint says
 * @param port its number; -1 of an interrupt of a kernel, for which its table has no port
 * @param type free, reserved, unbound, interdomain, pirq, virq, ipi; of a kernel's interrupt the kind that it names
 * @param vcpu to which it is bound; -1 of a kernel's interrupt
 * @param remoteDomain at the other end; -1 for none
 * @param remotePort at the other end; -1 for none
 * @param pirq bound physical interrupt; -1 for none
 * @param virq bound virtual interrupt; -1 for none
 * @param irq of Xen, or of the kernel; -1 for none
 * @param flags pending, masked, both or empty; null where the table does not say
 * @param handler name of the kernel's handler; null where the table does not say
 */
public record EventPort(
        int domain,
        long port,
        String type,
        int vcpu,
        long remoteDomain,
        long remotePort,
        long pirq,
        long virq,
        long irq,
        String flags,
        String handler) {
    private static final int NONE = -1;

    /** What an item of such a table says. */
    public static EventPort of(LogFile file, long item) {
        LogItems log = file.log();
        ItemLog items = log.items();
        String type = log.names().name(items.name(item));
        String named = log.threads().name(items.thread(item));
        int domain =
                named.isEmpty() ? file.hints().domain() : (int) Line.of(named).digits(0, named.length());
        Line line = file.text(item);
        if (type.startsWith("xen-")) {
            int at = line.find(type, 0) + type.length();
            String handler = line.text(at, line.length()).strip();
            return new EventPort(domain, NONE, type, NONE, NONE, NONE, NONE, NONE, items.value(item), null, handler);
        }
        boolean isDump = line.find(" s=", 0) > 0;
        return isDump
                ? dumped(line, domain, items.value(item), type, items.mark(item))
                : listed(line, domain, items.value(item), type, items.mark(item));
    }

    /** Of {@code lsevtchn}. */
    private static EventPort listed(Line line, int domain, long port, String type, int vcpu) {
        return new EventPort(
                domain,
                port,
                type,
                vcpu,
                after(line, 0, "Remote Domain "),
                after(line, 0, ", Port "),
                after(line, 0, "Physical IRQ "),
                after(line, 0, "Virtual IRQ "),
                NONE,
                null,
                null);
    }

    /** Of Xen's key e. */
    private static EventPort dumped(Line line, int domain, long port, String type, int vcpu) {
        int state = line.find(" s=", 0);
        int open = line.find('[', line.startsWith("(XEN) [") ? line.find(']', 0) : 0);
        int close = line.find('/', open);
        boolean isPending = close > 0 && line.find('1', open) == close - 1;
        boolean isMasked = close > 0 && line.find('1', close) == close + 1;
        String flags = (isPending ? "pending" : "") + (isPending && isMasked ? " " : "") + (isMasked ? "masked" : "");
        return new EventPort(
                domain,
                port,
                type,
                vcpu,
                after(line, state, " d="),
                type.equals("interdomain") ? after(line, state, " p=") : NONE,
                type.equals("pirq") ? after(line, state, " p=") : NONE,
                after(line, state, " v="),
                after(line, state, " i="),
                flags,
                null);
    }

    private static long after(Line line, int from, String words) {
        int at = line.find(words, from);
        return at < 0 ? NONE : line.digits(at + words.length(), line.skipDigits(at + words.length()));
    }
}
