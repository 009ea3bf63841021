package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XenNamesTest {

    @Test
    void vmx_reasons_go_by_their_low_half() {
        assertEquals(
                List.of("EXCEPTION_NMI", "EPT_VIOLATION", "TDCALL", "reason 123", "reason 35"),
                IntStream.of(0, 48, 77, 123, 35).mapToObj(ExitReasons::vmx).toList());
        assertEquals("INVALID_GUEST_STATE", ExitReasons.vmx(0x80000021));
        assertEquals(
                List.of("|entry failed", "", "|enclave|bus lock", "|0x10000"),
                List.of(
                        ExitReasons.vmxFlags(0x80000021),
                        ExitReasons.vmxFlags(33),
                        ExitReasons.vmxFlags(0x0c000030),
                        ExitReasons.vmxFlags(0x00010030)));
    }

    @Test
    void svm_codes_reach_from_zero_to_all_ones() {
        assertEquals(
                List.of(
                        "VMEXIT_CR0_READ",
                        "VMEXIT_CR15_WRITE",
                        "VMEXIT_EXCEPTION_PF",
                        "VMEXIT_IOIO",
                        "VMEXIT_VMMCALL",
                        "VMEXIT_NPF",
                        "VMEXIT_INVALID",
                        "0x7ff"),
                IntStream.of(0, 0x1f, 0x4e, 0x7b, 0x81, 0x400, -1, 0x7ff)
                        .mapToObj(ExitReasons::svm)
                        .toList());
    }

    @Test
    void hypercalls_have_holes() {
        assertEquals(
                List.of("set_trap_table", "hypercall 11", "memory_op", "hvm_op", "paging_domctl_cont", "hypercall 57"),
                IntStream.of(0, 11, 12, 34, 49, 57).mapToObj(Hypercalls::name).toList());
    }

    @Test
    void exceptions_have_mnemonics_and_texts() {
        assertEquals(
                List.of("DE", "GP", "PF", "CP", "vector 0x16", "SX"),
                IntStream.of(0, 13, 14, 21, 22, 30).mapToObj(Exceptions::name).toList());
        assertEquals("page fault", Exceptions.text(14));
    }

    @Test
    void small_enumerations() {
        assertEquals(
                List.of("crash", "reason 6", "poll", "send_nmi", "copy", "cache_flush", "mmio_dm", "lapic"),
                List.of(
                        XenNames.shutdownReason(3),
                        XenNames.shutdownReason(6),
                        XenNames.schedOp(3),
                        XenNames.vcpuOp(11),
                        XenNames.grantTableOp(5),
                        XenNames.grantTableOp(0x5000 | 12),
                        XenNames.p2mType(4),
                        XenNames.interruptSource(2)));
        assertEquals(List.of("set A/D", "OOS evict", "bit 21"), XenNames.shadowFlags(1 | 1 << 20 | 1 << 21));
    }

    /** Intel SDM volume 3, table 11-1 and 11-6; volume 4; xen/include/asm/irq-vectors.h. */
    @Test
    void registers_and_vectors_of_the_processor() {
        assertEquals("local APIC timer", XenNames.hostVector(0xfa));
        assertEquals("event check", XenNames.hostVector(0xfc));
        assertEquals("spurious APIC", XenNames.hostVector(0xff));
        assertEquals(null, XenNames.hostVector(0x72));
        assertEquals("ICR", XenNames.apicRegister(0x300));
        assertEquals("EOI", XenNames.apicRegister(0xb0));
        assertEquals("timer divide", XenNames.apicRegister(0x3e0));
        assertEquals("timer current", XenNames.apicRegister(0x390));
        assertEquals("x2APIC ICR", XenNames.msr(0x830));
        assertEquals("TSC_DEADLINE", XenNames.msr(0x6e0));
        assertEquals("GS_BASE", XenNames.msr(0xc0000101));
        assertEquals(null, XenNames.msr(0x1234));
    }

    @Test
    void runstates_stand_in_the_event_id() {
        assertEquals(
                List.of(Runstate.RUNNABLE, Runstate.RUNNING),
                List.of(Runstate.oldOf(0x21101), Runstate.newOf(0x21101)));
        assertEquals(
                List.of("0 running", "1 runnable", "2 blocked", "3 offline"),
                IntStream.range(0, 4)
                        .mapToObj(number -> Runstate.of(number).number() + " " + Runstate.of(number))
                        .toList());
        assertEquals(
                List.of(0, 1, 2, 3),
                List.of(
                        Runstate.Numbers.RUNNING,
                        Runstate.Numbers.RUNNABLE,
                        Runstate.Numbers.BLOCKED,
                        Runstate.Numbers.OFFLINE));
        assertEquals(
                List.of(true, true, false, false),
                IntStream.of(0x21001, 0x21321, 0x21002, 0x22001)
                        .mapToObj(SchedEvents::isRunstateChange)
                        .toList());
    }

    @Test
    void runstate_names_in_the_catalogue_are_those_of_their_ids() {
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            if (SchedEvents.isRunstateChange(kind.id())) {
                assertEquals(
                        "TRC_SCHED_RUNSTATE_CHANGE(" + Runstate.oldOf(kind.id()) + "->" + Runstate.newOf(kind.id())
                                + ")",
                        kind.name());
            }
        }
    }

    @Test
    void hypercalls_that_code_asks_for_have_the_numbers_that_the_table_has() throws IllegalAccessException {
        for (Field constant : Hypercalls.Numbers.class.getFields()) {
            assertEquals(constant.getName().toLowerCase(Locale.ROOT), Hypercalls.name(constant.getInt(null)));
        }
        assertEquals(
                List.of("map_grant_ref", "up", "block"),
                List.of(
                        Hypercalls.command(Hypercalls.Numbers.GRANT_TABLE_OP, 0),
                        Hypercalls.command(Hypercalls.Numbers.VCPU_OP, 1),
                        Hypercalls.command(Hypercalls.Numbers.SCHED_OP, 1)));
    }
}
