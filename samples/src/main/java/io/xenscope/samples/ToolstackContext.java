package io.xenscope.samples;

import static io.xenscope.samples.ContextRecord.BY_IRQ;
import static io.xenscope.samples.ContextRecord.DONE;
import static io.xenscope.samples.ContextRecord.FAILED;
import static io.xenscope.samples.ContextRecord.HAS_PARENT;
import static io.xenscope.samples.ContextRecord.HYPERCALL;
import static io.xenscope.samples.ContextRecord.IO;
import static io.xenscope.samples.ContextRecord.OUTSIDE;
import static io.xenscope.samples.ContextRecord.PREEMPTED;
import static io.xenscope.samples.ContextRecord.RESUMED;
import static io.xenscope.samples.ContextRecord.TOOLSTACK;
import static io.xenscope.samples.ContextRecord.begin;
import static io.xenscope.samples.ContextRecord.clock;
import static io.xenscope.samples.ContextRecord.end;
import static io.xenscope.samples.ContextRecord.name;
import static io.xenscope.samples.ContextRecord.parent;
import static io.xenscope.samples.ContextRecord.result;
import static io.xenscope.samples.ContextRecord.resume;
import static io.xenscope.samples.ContextRecord.subOperation;
import static io.xenscope.samples.ContextRecord.suspend;
import static io.xenscope.samples.ContextRecord.target;
import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.event.Runstate;

/**
 * The sample {@code toolstack-context}: a domain is made by a toolstack that names what it does, on a Xen that names its
 * hypercalls. No Xen writes such records yet, so it is made up; {@code samples/README.md} shows the story.
 *
 * <p>The TSC counts 2,400 times a millisecond; times here are milliseconds since the capture began.
 */
final class ToolstackContext {
    private static final int TICKS_PER_MILLI = 2_400_000;
    private static final long BOOT = 5_000L * TICKS_PER_MILLI;
    private static final long UTC = 1_795_255_200_000_000_000L;

    private static final int MEMORY_OP = 12;
    private static final int HVM_OP = 34;
    private static final int DOMCTL = 36;
    private static final int CREATE_DOMAIN = 1;
    private static final int UNPAUSE_DOMAIN = 4;
    private static final int EINVAL = 22;

    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D0V1 = d(0).v(1);
    private static final VcpuName D1V0 = d(1).v(0);

    /** As a manager above the toolstack named it, whose own span is in no capture. */
    private static final long MANAGER = 0x00f067aa0ba902b7L;

    private static final NamedSpan CREATE =
            new NamedSpan(0x0af7651916cd43ddL, 0x8448eb211c80319cL, 0xb7ad6b7169203331L);
    private static final NamedSpan BUILD = CREATE.sibling(0xb7ad6b7169203332L);
    private static final NamedSpan DISK = CREATE.sibling(0xb7ad6b7169203333L);
    private static final NamedSpan ADD = CREATE.sibling(0x5a00000000000001L);
    private static final NamedSpan POPULATE = CREATE.sibling(0x5a00000000000002L);
    private static final NamedSpan UNPAUSE = CREATE.sibling(0x5a10000000000001L);

    private static final NamedSpan DESTROY =
            new NamedSpan(0x4bf92f3577b34da6L, 0xa3ce929d0e0e4736L, 0x53995c3f42cd8ad8L);
    private static final NamedSpan LEFT_OPEN = DESTROY.sibling(0x53995c3f42cd8ad9L);

    private final TraceMaker trace = new TraceMaker(1_000L * TICKS_PER_MILLI);
    private final PcpuTrace p0 = trace.pcpu(0);
    private final PcpuTrace p1 = trace.pcpu(1);
    private final PcpuTrace p2 = trace.pcpu(2);

    private ToolstackContext() {}

    /** The capture. */
    public static byte[] bytes() {
        ToolstackContext made = new ToolstackContext();
        made.beginsToBuild();
        made.attachesTheDisk();
        made.goesOnElsewhere();
        made.runsTheDomain();
        made.failsToDestroy();
        return made.trace.bytes();
    }

    private static long at(double millis) {
        return BOOT + Math.round(millis * TICKS_PER_MILLI);
    }

    /** d0v0 on p0, until Xen preempts the filling of memory at 15. */
    private void beginsToBuild() {
        p0.at(at(0)).runs(idle(0)).at(at(0.25)).context(clock(TICKS_PER_MILLI, UTC));
        p0.at(at(5)).wake(D0V0).at(at(5.2)).idleTo(D0V0);
        p0.at(at(6)).hypercall(HVM_OP).guestContext(begin(CREATE, TOOLSTACK, 0, HAS_PARENT | OUTSIDE));
        p0.guestContext(parent(CREATE, MANAGER)).guestContext(name(CREATE, "xl create"));
        p0.guestContext(target(CREATE, D1V0));
        p0.at(at(7.5)).hypercall(HVM_OP).guestContext(begin(BUILD, TOOLSTACK, 0, OUTSIDE));
        p0.guestContext(name(BUILD, "build"));
        p0.at(at(8)).hypercall(DOMCTL).context(begin(ADD, HYPERCALL, DOMCTL, 0));
        p0.context(subOperation(ADD, CREATE_DOMAIN)).at(at(8.25)).domAdd(1);
        p0.at(at(8.9)).context(target(ADD, D1V0)).context(result(ADD, 0));
        p0.at(at(9)).context(end(ADD, DONE, 0));
        p0.at(at(10)).hypercall(MEMORY_OP).context(begin(POPULATE, HYPERCALL, MEMORY_OP, 0));
        p0.at(at(13)).context(suspend(POPULATE, BY_IRQ));
        p0.at(at(13.4)).irqHandled(16, at(13.05), at(13.35));
        p0.at(at(13.5)).context(resume(POPULATE, BY_IRQ));
        p0.at(at(15)).context(end(POPULATE, PREEMPTED, 0)).switchTo(D0V0, Runstate.RUNNABLE, idle(0));
    }

    /** d0v1 on p2, while the other builds. */
    private void attachesTheDisk() {
        p2.at(at(0)).runs(idle(2)).at(at(11)).wake(D0V1).at(at(11.3)).idleTo(D0V1);
        p2.at(at(12)).hypercall(HVM_OP).guestContext(begin(DISK, IO, 0, HAS_PARENT | OUTSIDE));
        p2.guestContext(parent(DISK, CREATE.id())).guestContext(name(DISK, "attach disk xvda"));
        p2.at(at(24)).hypercall(HVM_OP).guestContext(end(DISK, DONE, 0));
        p2.at(at(24.5)).blocksToIdle();
    }

    /** d0v0 on p1, whose buffer is full from 21.5 to 23.5. */
    private void goesOnElsewhere() {
        p1.at(at(0)).runs(idle(1)).at(at(18)).idleTo(D0V0);
        p1.at(at(18.05)).hypercall(MEMORY_OP).context(begin(POPULATE, HYPERCALL, MEMORY_OP, RESUMED));
        p1.at(at(20.9)).context(result(POPULATE, 65_536)).at(at(21)).context(end(POPULATE, DONE, 0));
        p1.at(at(23.5)).lost(12, D0V0, at(21.5));
        p1.at(at(25)).hypercall(HVM_OP).guestContext(end(BUILD, DONE, 0));
        p1.at(at(26)).hypercall(DOMCTL).context(begin(UNPAUSE, HYPERCALL, DOMCTL, 0));
        p1.context(subOperation(UNPAUSE, UNPAUSE_DOMAIN)).context(target(UNPAUSE, D1V0));
        p1.at(at(26.2)).wakeRecord(D1V0).runstate(D1V0, Runstate.OFFLINE, Runstate.RUNNABLE);
        p1.at(at(26.5)).context(end(UNPAUSE, DONE, 0)).at(at(27)).blocksToIdle();
    }

    /** d1v0 on p0; the thread that makes it ends on d0v1 what it began on d0v0. */
    private void runsTheDomain() {
        p0.at(at(26.6)).idleTo(D1V0).at(at(35)).blocksToIdle();
        p2.at(at(28)).wake(D0V1).at(at(28.25)).idleTo(D0V1);
        p2.at(at(30)).hypercall(HVM_OP).guestContext(end(CREATE, DONE, 0));
    }

    /** d0v1 once more; what is wrong here is to be reported, and to harm nothing. */
    private void failsToDestroy() {
        p2.at(at(31)).hypercall(HVM_OP).guestContext(begin(DESTROY, TOOLSTACK, 0, OUTSIDE));
        p2.guestContext(name(DESTROY, "xl destroy")).guestContext(begin(DESTROY, TOOLSTACK, 0, OUTSIDE));
        p2.at(at(32)).hypercall(HVM_OP).guestContext(end(DESTROY.sibling(0xbad), DONE, 0));
        p2.guestContext(begin(new NamedSpan(0, 0, 7), TOOLSTACK, 0, 0));
        p2.at(at(33)).hypercall(HVM_OP).guestContext(end(DESTROY, FAILED, EINVAL));
        p2.at(at(34)).hypercall(HVM_OP).guestContext(begin(LEFT_OPEN, TOOLSTACK, 0, OUTSIDE));
        p2.at(at(34.5)).blocksToIdle();
    }
}
