package io.xenscope.report.dump;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class DumpFormatsTest {
    private static final VcpuName D1V0 = d(1).v(0);

    private static TraceMaker made() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(D1V0).hypercall(24, 1, 3).interrupted(0xfa);
        trace.pcpu(0).at(5_000_000_100L).switchTo(D1V0, io.xenscope.samples.State.BLOCKED, VcpuName.idle(0));
        return trace;
    }

    @Test
    void ndjson_has_typed_fields() {
        assertEquals("""
                {"t_ns":0,"pcpu":0,"vcpu":null,"event":"sched_runstate_change","id":"0x00021101","fields":{"vcpu":"d1v0","from":"runnable","to":"running"}}
                {"t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"pv_hypercall_v2","id":"0x0020100d","fields":{"op":"vcpu_op","cmd":"up","vcpu":3}}
                {"t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"hvm_intr","id":"0x0008200f","fields":{"vector":"0xfa"}}
                {"t_ns":5000000000,"pcpu":0,"vcpu":"d1v0","event":"sched_switch_infprev","id":"0x0002800e","fields":{"vcpu":"d1v0","ran_for_ns":705032704}}
                {"t_ns":5000000000,"pcpu":0,"vcpu":"d1v0","event":"sched_switch_infnext","id":"0x0002800f","fields":{"vcpu":"idle","waited_ns":0,"slice_ns":null}}
                {"t_ns":5000000000,"pcpu":0,"vcpu":"d1v0","event":"sched_runstate_change","id":"0x00021021","fields":{"vcpu":"d1v0","from":"running","to":"blocked"}}
                {"t_ns":5000000000,"pcpu":0,"vcpu":null,"event":"sched_runstate_change","id":"0x00021101","fields":{"vcpu":"idle","from":"runnable","to":"running"}}
                """, Dumped.text(made(), "--format", "ndjson", "-e", "pv*,hvm*,*inf*,*runstate_chang?"));
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
                {"schema":"xenscope.dump/1","capture":{"file":"","file_bytes":172,"bytes_read":172,"bytes_skipped":0,\
                "records":8,"lost_records":0,"losses":0,"complete":true,"span_ns":5000000000,"tsc_hz":1000000000,\
                "tsc_hz_source":"user"},"tables":{"records":[
                {"t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"pv_hypercall_v2","id":"0x0020100d","fields":{"op":"vcpu_op","cmd":"up","vcpu":3}},
                {"t_ns":0,"pcpu":0,"vcpu":"d1v0","event":"hvm_intr","id":"0x0008200f","fields":{"vector":"0xfa"}}
                ]}}
                """,
                Dumped.text(made(), "--json", "--class", "pv,hvm")
                        .replaceFirst("\"file\":\"[^\"]*\"", "\"file\":\"\""));
    }

    @Test
    void json_of_real_captures_is_well_formed() throws IOException {
        for (String sample : Samples.ALL) {
            String json = Dumped.text(Samples.path(sample), "--json");
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                long objects = 0;
                for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    objects += token.isStructStart() ? 1 : 0;
                }
                long lines = Dumped.text(Samples.path(sample)).lines().count();
                // Each record and its fields, and around them five structures.
                assertEquals(2 * lines + 4, objects);
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
