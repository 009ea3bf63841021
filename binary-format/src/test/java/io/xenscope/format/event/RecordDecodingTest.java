package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records as they stand in a file, byte by byte (xentrace format, section 9; trace context, section 3.2). */
class RecordDecodingTest {

    @Test
    void cpu_change() {
        assertRecord("03f00120 00000000 24210000", "TRC_TRACE_CPU_CHANGE", "cpu=0 window_size=8484");
    }

    @Test
    void sched_block() {
        assertRecord("068002a0 9dc81055e82d0000 00000000 02000000", "TRC_SCHED_BLOCK", "dom=0 vcpu=2");
    }

    @Test
    void credit2_schedule() {
        assertRecord(
                "152202a0 b6d61055e82d0000 00000000 00000000",
                "TRC_CSCHED2_SCHEDULE",
                "cpu=0 runq=0 tasklet=0 idle=0 smt_idle=0 tickled=0");
    }

    @Test
    void credit2_burn_of_an_uncapped_unit() {
        assertRecord(
                "032202c0 abd81055e82d0000 02000000 8ec85c00 00000080 2da44100",
                "TRC_CSCHED2_CREDIT_BURN",
                "unit=2 dom=0 credit=6080654 budget=-2147483648 delta=4301869");
    }

    @Test
    void credit2_candidate_is_the_idle_unit() {
        assertRecord(
                "142202b0 f9db1055e82d0000 0000ff7f ffffffff 7f6967ff",
                "TRC_CSCHED2_RUNQ_CANDIDATE",
                "unit=0 dom=32767 tickled_cpu=-1 credit=-10000001");
    }

    @Test
    void credit2_load_update_has_no_words() {
        assertRecord("09220280 1adf1055e82d0000", "TRC_CSCHED2_UPDATE_LOAD", "");
    }

    @Test
    void runstate_changes_hold_the_vcpu_in_the_low_half() {
        assertRecord(
                "21100290 50e81055e82d0000 02000000", "TRC_SCHED_RUNSTATE_CHANGE(running->blocked)", "vcpu=2 dom=0");
        assertRecord(
                "01110290 d3e91055e82d0000 0000ff7f",
                "TRC_SCHED_RUNSTATE_CHANGE(runnable->running)",
                "vcpu=0 dom=32767");
    }

    @Test
    void vm_exit_with_an_unaligned_rip() {
        assertRecord(
                "021108b0 f8922a55e82d0000 07000000 67349295b87f0000",
                "TRC_HVM_VMX_EXIT64",
                "exit_reason=7 rip=" + 0x00007fb895923467L);
    }

    @Test
    void handlers_without_a_tsc() {
        assertRecord("04200820 f3000000 00000000", "TRC_HVM_INJ_VIRQ", "vector=243 fake=0");
        assertRecord("20200830 f3000000 05000000 f3000000", "TRC_HVM_INTR_WINDOW", "vector=243 source=5 pending=243");
    }

    @Test
    void pv_trap_packs_three_values_in_a_word() {
        assertRecord(
                "031120b0 0000000000000000 0000000000000000 0d800400",
                "TRC_PV_TRAP|64",
                "rip=0 trapnr=13 use_error_code=1 error_code=4");
    }

    @Test
    void trace_context_ids_are_written_high_word_first() {
        assertRecord(
                words("f0804001 5510c89d 00002de8 0af76519 16cd43dd 8448eb21 1c80319c b7ad6b71 69203331 00240101"),
                "TRC_CTX_BEGIN",
                "trace_high=" + 0x0af7651916cd43ddL + " trace_low=" + 0x8448eb211c80319cL + " span="
                        + 0xb7ad6b7169203331L + " kind=1 sampled=1 resumed=0 parent=0 outside=0 detail=36");
    }

    @Test
    void a_block_gives_its_first_two_words() {
        assertRecord(
                words("70802003 00f30011 00000005 80000000 00000000 00000000 00000000 00000000"),
                "TRC_HW_IRQ_BIND_VECTOR",
                "irq=17 vector=243 cpumask=" + 0x8000000000000005L);
        assertRecord(words("1800f123 ffffffff"), "TRC_GUEST+0x123", "data=4294967295");
    }

    private static void assertRecord(String bytes, String name, String fields) {
        ByteBuffer file =
                ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", ""))).order(ByteOrder.LITTLE_ENDIAN);
        int header = file.getInt();
        file.position(header < 0 ? 12 : 4);
        int[] words = new int[header >>> 28 & 7];
        file.asIntBuffer().get(words);
        assertEquals(4 * words.length, file.remaining(), "the example is one whole record");
        int id = header & 0x0fffffff;
        assertEquals(name, EventCatalogue.standard().name(id));
        assertEquals(fields, decode(id, PayloadWords.of(words)));
    }

    private static String decode(int id, PayloadWords words) {
        PayloadLayout layout = EventCatalogue.standard().kind(id).layoutFor(words.wordCount(), Era.modern());
        Map<String, Long> values = new LinkedHashMap<>();
        for (Field field : layout.fields()) {
            if (field.isPresent(words)) {
                values.put(field.name(), field.value(words));
            }
        }
        String text = values.toString();
        return text.substring(1, text.length() - 1).replace(", ", " ");
    }

    /** Bytes, in hex, of words written as numbers. */
    private static String words(String numbers) {
        StringBuilder bytes = new StringBuilder();
        for (String number : numbers.split(" ")) {
            bytes.append(HexFormat.of().toHexDigits(Integer.reverseBytes(Integer.parseUnsignedInt(number, 16))));
        }
        return bytes.toString();
    }
}
