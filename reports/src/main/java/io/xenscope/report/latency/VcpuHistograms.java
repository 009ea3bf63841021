package io.xenscope.report.latency;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.clock.TscRate;
import io.xenscope.report.cells.ExitNames;
import java.util.function.Consumer;

/** The latencies of vcpus as histograms to be added up elsewhere: those of {@code latency --by vcpu}. */
public final class VcpuHistograms implements AutoCloseable {
    /** Durations of one name. Their histogram is made when it is asked for. */
    public final class One {
        private final String name;
        private final String reason;
        private final LatencyHistogram durations;

        private One(String name, String reason, LatencyHistogram durations) {
            this.name = name;
            this.reason = reason;
            this.durations = durations;
        }

        /** As {@code wake-to-run}; {@code exit} of VM exits. */
        public String name() {
            return name;
        }

        /** Of VM exits; otherwise null. */
        public String reason() {
            return reason;
        }

        public long count() {
            return durations.count();
        }

        public long maxTicks() {
            return durations.max();
        }

        /** A histogram of HdrHistogram in nanoseconds, as its logs hold it: version 2, compressed. */
        public byte[] encoded() {
            TscRate rate = analysis.rate();
            durations.forEach((ticks, count) -> encoder.count(rate.nanos(ticks), count));
            return encoder.encoded(rate.nanos(durations.max()));
        }
    }

    private final Analysis analysis;
    private final ExitNames names;
    private final HistogramEncoder encoder = new HistogramEncoder();

    public VcpuHistograms(Analysis analysis) {
        this.analysis = analysis;
        this.names = new ExitNames(analysis);
    }

    /** Those of a vcpu that are not empty, of a whole capture. */
    public void forEach(VcpuFacts vcpu, Consumer<One> taker) {
        Latencies latencies = Latencies.of(vcpu);
        for (NamedLatency name : NamedLatency.values()) {
            give(name.key(), null, latencies.of(name), taker);
        }
        latencies.exits().forEach((reason, durations) -> give("exit", names.name(reason), durations, taker));
    }

    private void give(String name, String reason, LatencyHistogram durations, Consumer<One> taker) {
        if (durations != null && durations.count() > 0) {
            taker.accept(new One(name, reason, durations));
        }
    }

    @Override
    public void close() {
        encoder.close();
    }
}
