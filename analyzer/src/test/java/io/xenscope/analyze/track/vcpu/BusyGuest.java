package io.xenscope.analyze.track.vcpu;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.Random;

/** A PV guest that mostly enters Xen and goes on: what is passed over where nobody has to look at each entry. */
public final class BusyGuest {
    private static final VcpuName A = d(1).v(0);
    private static final int MMU_UPDATE = 1;
    private static final int MEMORY_OP = 12;
    private static final int MULTICALL = 13;
    private static final int GRANT_TABLE_OP = 20;
    private static final int IRET = 23;
    private static final int CONTINUED = 1 << 31;

    private BusyGuest() {}

    /** One vcpu of it runs on pcpu 0, and does 3,000 drawn things. */
    public static void runs(Random random, TraceMaker made) {
        long now = 1_000;
        made.pcpu(0).at(now).runs(A);
        for (int step = 0; step < 3_000; step++) {
            now += 1 + random.nextInt(9);
            PcpuTrace here = made.pcpu(0).at(now);
            switch (random.nextInt(40)) {
                case 0 ->
                    here.hypercall(MULTICALL, 2)
                            .after(3)
                            .subcall(3)
                            .after(random.nextInt(9))
                            .subcall(4);
                case 1 -> here.irqHandled(30, now - random.nextInt(8), now - 1);
                case 2 -> here.continues(A);
                case 3 -> here.hypercall(MMU_UPDATE, CONTINUED | 20);
                case 4 -> here.window();
                case 5 -> here.record(MemEvents.PAGE_GRANT_MAP, 1);
                case 6 -> leaves(random, here, now);
                case 7 -> here.wakeRecord(d(2).v(0));
                case 8 ->
                    here.hypercall(GRANT_TABLE_OP, 5, 9)
                            .after(2)
                            .continues(A)
                            .after(2)
                            .hypercall(GRANT_TABLE_OP, 5, 4);
                case 9 ->
                    here.hypercall(MEMORY_OP).after(2).continues(A).after(2).hypercall(MEMORY_OP);
                default -> enters(random, here);
            }
            now += 17;
        }
        made.pcpu(0).at(now + 10).switchTo(A, Runstate.BLOCKED, idle(0));
    }

    private static void enters(Random random, PcpuTrace here) {
        switch (random.nextInt(8)) {
            case 0 -> here.trap(14, 0x1000);
            case 1 -> here.pageFault(0x1000, 0x2000, 2);
            case 2 -> here.hypercall(MMU_UPDATE, 1 + random.nextInt(3));
            case 3 -> here.recordWithoutTsc(PvEvents.HYPERCALL_V2, 17);
            case 4 -> here.hypercall(70 + random.nextInt(3));
            default -> here.hypercall(IRET + random.nextInt(2));
        }
    }

    private static void leaves(Random random, PcpuTrace here, long now) {
        if (random.nextBoolean()) {
            here.switchTo(A, Runstate.RUNNABLE, idle(0));
        } else {
            here.switchTo(A, Runstate.BLOCKED, idle(0)).at(now + 2).wake(A);
        }
        here.at(now + 4).idleTo(A);
    }
}
