package io.xenscope.report.dump;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.DamagedBytes;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DumpFormatsTest {
    private static final VcpuName D1V0 = d(1).v(0);

    @TempDir
    private Path directory;

    private static TraceMaker made() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(D1V0).hypercall(24, 1, 3).interrupted(0xfa);
        trace.pcpu(0).at(5_000_000_100L).switchTo(D1V0, io.xenscope.format.event.Runstate.BLOCKED, VcpuName.idle(0));
        return trace;
    }

    @Test
    void ndjson_has_typed_fields() {
        assertEquals(
                """
                {"table":"records","t_ns":0,"pcpu":0,"vcpu":null,"event":"sched_runstate_change","id":"0x00021101","fields":{"vcpu":"d1v0","from":"runnable","to":"running"}}
                {"table":"records","t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"pv_hypercall_v2","id":"0x0020100d","fields":{"op":"vcpu_op","cmd":"up","vcpu":3}}
                {"table":"records","t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"hvm_intr","id":"0x0008200f","fields":{"vector":"0xfa"}}
                {"table":"records","t_ns":5000000000,"pcpu":0,"vcpu":"d1v0","event":"sched_switch_infprev","id":"0x0002800e","fields":{"vcpu":"d1v0","ran_for_ns":705032704}}
                {"table":"records","t_ns":5000000000,"pcpu":0,"vcpu":"d1v0","event":"sched_switch_infnext","id":"0x0002800f","fields":{"vcpu":"idle","waited_ns":0,"slice_ns":null}}
                {"table":"records","t_ns":5000000000,"pcpu":0,"vcpu":"d1v0","event":"sched_runstate_change","id":"0x00021021","fields":{"vcpu":"d1v0","from":"running","to":"blocked"}}
                {"table":"records","t_ns":5000000000,"pcpu":0,"vcpu":null,"event":"sched_runstate_change","id":"0x00021101","fields":{"vcpu":"idle","from":"runnable","to":"running"}}
                """,
                Dumped.text(made(), "--format", "ndjson", "-e", "pv*,hvm*,*inf*,*runstate_chang?")
                        .replaceFirst(".*\n", ""));
    }

    @Test
    void csv_has_fixed_columns() {
        assertEquals("""
            t_ns,pcpu,vcpu,event,id,fields
            0,0,,sched_runstate_change,0x00021101,vcpu=d1v0 state=runnable->running
            0,0,d1v0,pv_hypercall_v2,0x0020100d,op=vcpu_op cmd=up vcpu=3
            0,0,d1v0,hvm_intr,0x0008200f,vector=0xfa
            """, Dumped.text(made(), "--csv", "--to", "1s"));
    }

    @Test
    void json_is_one_document() {
        assertEquals(
                """
                {"schema":"xenscope.dump/1",
                "capture":{"file":"","file_bytes":172,"bytes_read":172,"bytes_skipped":0,"windows":1,"records":8,\
                "lost_records":0,"losses":0,"complete":true,"span_ns":5000000000,"pcpus":1,"domains":null,\
                "begin_tsc":100,"tsc_hz":1000000000,"tsc_hz_source":"user","tsc_hz_spread_ppm":null,\
                "alignment":"none","silent_pcpus":null,"filters":"class=pv,hvm"},
                "warnings":[],
                "notes":[],
                "tables":{"problems":[],
                "records":[
                {"t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"pv_hypercall_v2","id":"0x0020100d","fields":{"op":"vcpu_op","cmd":"up","vcpu":3}},
                {"t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"hvm_intr","id":"0x0008200f","fields":{"vector":"0xfa"}}
                ]}}
                """,
                Dumped.text(made(), "--json", "--class", "pv,hvm")
                        .replaceFirst("\"file\":\"[^\"]*\"", "\"file\":\"\""));
    }

    @Test
    void ndjson_begins_with_the_capture_and_what_is_wrong_with_it() {
        byte[] cut = DamagedBytes.cut(made().bytes(), made().bytes().length - 3);
        List<String> lines = Dumped.text(cut, "--format", "ndjson").lines().toList();
        assertTrue(lines.get(0).startsWith("{\"table\":\"capture\",\"schema\":\"xenscope.dump/1\","), lines.get(0));
        assertEquals(
                List.of(
                        "{\"table\":\"problems\",\"kind\":\"truncated_window\",\"offset\":0,\"count\":1,\"bytes\":0,"
                                + "\"skipped\":true,\"meaning\":\"the file ends inside a window\"}",
                        "{\"table\":\"problems\",\"kind\":\"torn_record\",\"offset\":156,\"count\":1,\"bytes\":13,"
                                + "\"skipped\":true,\"meaning\":\"a record runs past the end of its window;"
                                + " the rest of the window is left out\"}"),
                lines.subList(1, 3));
        assertTrue(lines.get(3).startsWith("{\"table\":\"records\",\"t_ns\":0,"), lines.get(3));
    }

    @Test
    void several_captures_are_dumped_in_turn_each_under_its_name() throws IOException {
        Path one = Files.write(directory.resolve("one"), made().bytes());
        Path two = Files.write(directory.resolve("two"), made().bytes());
        String[] options = {"dump", "-q", "--cpu-hz", "1G", "-e", "pv*", one.toString(), two.toString()};
        String line = "0.000000000 x p0 d1v0   pv_hypercall_v2 op=vcpu_op cmd=up vcpu=3\n";
        assertEquals(
                new InProcess(0, "file " + one + "\n" + line + "\nfile " + two + "\n" + line, ""),
                InProcess.run(options));
    }

    @Test
    void one_of_several_captures_that_cannot_be_read_does_not_hide_the_others() throws IOException {
        Path one = Files.write(directory.resolve("one"), made().bytes());
        String none = directory.resolve("none").toString();
        String text = "file " + one + "\n0.000000000 x p0 d1v0   pv_hypercall_v2 op=vcpu_op cmd=up vcpu=3\n";
        String fault = "xenscope: " + none + ": no such file; give the path of a capture\n";
        for (List<String> captures : List.of(
                List.of(none, one.toString()), List.of(one.toString(), none), List.of(none, one.toString(), none))) {
            List<String> words = new ArrayList<>(List.of("dump", "-q", "--cpu-hz", "1G", "-e", "pv*"));
            words.addAll(captures);
            assertEquals(
                    new InProcess(3, text, fault.repeat(captures.size() - 1)),
                    InProcess.run(words.toArray(new String[0])));
        }
    }

    @Test
    void json_of_real_captures_is_well_formed() throws IOException {
        for (String sample : Samples.ALL) {
            String json = Dumped.text(Samples.path(sample), "--json");
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                long fields = 0;
                for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    fields += "fields".equals(parser.currentName()) && token == JsonToken.START_OBJECT ? 1 : 0;
                }
                assertEquals(Dumped.text(Samples.path(sample)).lines().count(), fields);
            }
        }
    }

    @Test
    void raw_shows_words_and_every_record_once() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).hypercall(24, 1, 3).hlt(true).at(200).lost(5, D1V0, 150);
        assertEquals("""
            0.000000000 x p0 d?v?   pv_hypercall_v2 header=0xb020100d w0=0x500018 w1=0x1 w2=0x3
            0.000000000 x p0 d?v?   hvm_hlt header=0x10082013 w0=0x1
            0.000000100 x p0 d?v?   lost_records_end header=0xc001f001 w0=0x5 w1=0x1 w2=0x96 w3=0x0
            """, Dumped.text(trace, "--raw"));
    }
}
