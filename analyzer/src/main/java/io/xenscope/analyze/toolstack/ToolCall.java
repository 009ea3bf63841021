package io.xenscope.analyze.toolstack;

import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.format.event.Hypercalls.Numbers;

/**
 * A hypercall that a toolstack makes, or the member of a multicall. Times are common ticks.
 *
 * @param vcpu who made it, see {@link io.xenscope.analyze.base.VcpuKey}
 * @param pcpu where it was entered
 * @param number of the hypercall
 * @param isMember whether it is a member of a multicall
 * @param begin when it was entered
 * @param end when it ended at the earliest
 * @param latestEnd until when it can have lasted; equal to {@code end} where its end is recorded
 * @param isTruncated whether a loss, damage or the end of the capture hides its end
 * @param record offset of the record that opened it
 * @param items page table entries asked for (mmu_update), or {@link PvCallEntry#NONE}
 * @param subOp what it did, as far as records show
 * @param target the domain it did that to, or {@link #NO_DOMAIN}
 */
public record ToolCall(
        int vcpu,
        int pcpu,
        int number,
        boolean isMember,
        long begin,
        long end,
        long latestEnd,
        boolean isTruncated,
        long record,
        long items,
        SubOp subOp,
        int target) {
    /** No record names a domain. */
    public static final int NO_DOMAIN = -1;

    /** Mappings of a foreign domain's pages come in batches; a kernel changes fewer entries of its own at once. */
    private static final int BATCH = 16;

    /** Whether only who manages domains has reason to make a call of this number. */
    public static boolean isOne(int number) {
        return switch (number) {
            case Numbers.MEMORY_OP,
                    Numbers.XSM_OP,
                    Numbers.HVM_OP,
                    Numbers.SYSCTL,
                    Numbers.DOMCTL,
                    Numbers.DM_OP,
                    Numbers.PAGING_DOMCTL_CONT -> true;
            default -> false;
        };
    }

    /** Whether no guest makes it for itself, and no kernel: who makes it manages domains. */
    boolean isOfManager() {
        return number == Numbers.DOMCTL
                || number == Numbers.SYSCTL
                || number == Numbers.DM_OP
                || number == Numbers.PAGING_DOMCTL_CONT;
    }

    /** Whether it is one of those; others are kept because of what they show of a domain in the making. */
    public boolean isManagement() {
        return isOne(number);
    }

    /** Whether it maps pages in a batch, as a builder of domains does. */
    public boolean isBatch() {
        return number == Numbers.MMU_UPDATE && items >= BATCH;
    }
}
