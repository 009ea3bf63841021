package io.xenscope.report.dump;

import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.XenNames;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** One CSV line of dump, told in xenalyze's words; for the events that its golden dump has. */
final class AsXenalyze {
    /** Stands for whatever xenalyze says. */
    static final String ANY = "*";

    private final String event;
    private final Map<String, String> fields = new HashMap<>();

    private AsXenalyze(String event, String fields) {
        this.event = event;
        for (String field : fields.split(" ")) {
            int equals = field.indexOf('=');
            this.fields.put(field.substring(0, Math.max(0, equals)), field.substring(equals + 1));
        }
    }

    /** Null for events that xenalyze does not show. */
    static String text(String event, String fields) {
        return new AsXenalyze(event, fields).text();
    }

    private String text() {
        if (event.startsWith("csched2_")) {
            return "csched2:" + credit2();
        }
        if (event.startsWith("hvm_")) {
            return hvm();
        }
        return sched();
    }

    private String sched() {
        return switch (event) {
            case "sched_runstate_change" -> "runstate_change " + f("vcpu") + " " + f("state");
            case "sched_continue_running" -> "runstate_continue " + f("vcpu") + " running->running";
            case "sched_wake", "sched_block", "sched_sleep" -> "vcpu_" + event.substring(6) + " " + f("vcpu");
            case "sched_switch" -> "sched_switch prev " + f("prev") + " next " + f("next");
            case "sched_switch_infprev" -> "sched_switch prev " + f("vcpu") + ", run for " + f("ran_for");
            case "sched_switch_infnext" -> "sched_switch next " + f("vcpu") + waited() + slice();
            case "sched_switch_infcont" -> "sched_switch continue " + f("vcpu") + ", run for " + f("ran_for") + slice();
            default -> null;
        };
    }

    private String waited() {
        return f("waited").equals("0.000us") ? "" : ", was runnable for " + f("waited");
    }

    private String slice() {
        return f("slice").equals("none") ? "" : ", next slice " + f("slice");
    }

    private String credit2() {
        return switch (event.substring(8)) {
            case "update_load" -> "update_load";
            case "update_runq_load" ->
                "update_rq_load rq# " + f("runq") + ", load = " + f("rq_load") + ", avgload = (" + f("rq_avgload")
                        + "), b_avgload = (" + f("b_avgload") + ")";
            case "update_unit_load" -> "update_vcpu_load " + f("vcpu") + ", vcpu_load = (" + f("avgload") + ")";
            case "schedule" ->
                "schedule cpu " + f("cpu") + ", rq# " + f("runq") + ", " + idle()
                        + (is("tickled") ? "tickled" : "not tickled");
            case "credit_burn" ->
                "burn_credits " + f("vcpu") + ", credit = " + f("credit") + ", delta = " + nanos("delta");
            case "runq_candidate" -> "runq_candidate " + f("vcpu") + ", credit = " + f("credit") + ", " + tickled();
            case "runq_cand_check" -> "runq_cand_check " + f("vcpu");
            case "runq_pos" -> "runq_insert " + f("vcpu") + ", position " + f("pos");
            case "tickle_new" ->
                "runq_tickle_new " + f("vcpu") + ", processor = " + f("cpu") + ", credit = " + f("credit");
            case "tickle" -> "runq_tickle cpu " + f("cpu");
            case "tickle_check" ->
                "tickle_check " + f("vcpu") + ", credit = " + f("credit") + ", score = " + f("score");
            case "credit_reset" ->
                "reset_credits " + f("vcpu") + ", credit_start = " + f("credit_start") + ", credit_end = "
                        + f("credit_end");
            case "ratelimit" -> "ratelimit, " + f("vcpu") + " run only " + f("runtime");
            default -> event;
        };
    }

    private String idle() {
        return is("idle") ? "idle, SMT " + (is("smt_idle") ? "idle, " : "busy, ") : "busy, ";
    }

    private String tickled() {
        return f("tickled_cpu").equals("none") ? "no cpu was tickled" : "cpu " + f("tickled_cpu") + " was tickled";
    }

    private String hvm() {
        return switch (event) {
            case "hvm_vmx_exit64" -> "vmexit exit_reason " + f("exit_reason") + " eip " + hex("rip");
            case "hvm_vmentry" -> "vmentry";
            case "hvm_intr" -> "intr vec " + hex("vector");
            case "hvm_inj_virq" -> "inj_virq vec " + Long.decode(f("vector")) + (is("fake") ? " fake" : " real");
            case "hvm_intr_window" ->
                "intr_window vec " + Long.decode(f("vector")) + " src " + source() + " intr "
                        + (f("pending").equals("none") ? "#" : hex("pending"));
            case "hvm_vmmcall" -> "vmcall " + Integer.toHexString(number(f("eax")));
            case "hvm_hlt" -> "hlt [ " + f("pending") + " ]";
            case "hvm_cpuid" ->
                "cpuid [ " + hex("leaf") + " " + hex("subleaf") + " " + hex("eax") + " " + hex("ebx") + " " + hex("ecx")
                        + " " + hex("edx") + " ]";
            case "hvm_npf" ->
                "npf gpa " + hex("gpa") + " q " + hex("qualification") + " mfn " + hex("mfn") + " t " + p2mType();
            case "hvm_ioport_read" -> "io read port " + hex("port") + value();
            case "hvm_ioport_write" -> "io write port " + hex("port") + value();
            case "hvm_vlapic" -> "vlapic [ ]";
            default -> null;
        };
    }

    /** Where a record has no data, xenalyze shows the first word of the next one. */
    private String value() {
        return fields.containsKey("data") ? " val " + hex("data") : " val " + ANY;
    }

    private String source() {
        return switch (f("source")) {
            case "lapic" -> "2(lapic)";
            case "vector" -> "5(vector)";
            default -> f("source");
        };
    }

    private static int number(String hypercall) {
        return IntStream.range(0, 64)
                .filter(number -> Hypercalls.name(number).equals(hypercall))
                .findFirst()
                .orElse(-1);
    }

    private int p2mType() {
        return IntStream.range(0, 16)
                .filter(type -> XenNames.p2mType(type).equals(f("p2mt")))
                .findFirst()
                .orElse(-1);
    }

    private String f(String name) {
        return fields.getOrDefault(name, "(no " + name + ")");
    }

    private boolean is(String name) {
        return f(name).equals("1");
    }

    private String hex(String name) {
        return f(name).replaceFirst("^0x", "");
    }

    private long nanos(String name) {
        return Long.parseLong(f(name).replace(".", "").replace("us", ""));
    }
}
