package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.GuestSignals;
import io.xenscope.analyze.companion.GuestSignals.Wake;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.track.Readings;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.Capture;
import io.xenscope.format.Search;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the capture shows of requests of domains to xenstored: where, as far as bounds tell, a domain signalled exactly once for a
 * request and dom0 woke it exactly once for the answer, the way between. Domains signal for other reasons, too: of most requests of a
 * busy domain nothing is said.
 */
public final class RequestRoutes {
    /** A domain that does not ask again is woken for an answer within this time. */
    private static final long SOON = 100_000_000L;

    /** The last request of a connection, and when it was sent at the earliest. */
    private record Open(long request, long since) {}

    private record Place(Companion log, long request) {}

    private final Map<Place, RequestRoute> routes = new HashMap<>();
    private final Map<Integer, Marks> runs = new HashMap<>();
    private final GuestSignals signals;

    private RequestRoutes(GuestSignals signals) {
        this.signals = signals;
    }

    /** No routes are known. */
    public static RequestRoutes none() {
        return new RequestRoutes(null);
    }

    /** Those of the requests in logs of xenstored that tell when they answered. */
    public static RequestRoutes of(List<Companion> stores, Capture capture, Analysis analysis, int threads) {
        List<Companion> logs =
                stores.stream().filter(log -> log.times().arePlaced()).toList();
        Set<Integer> domains = new TreeSet<>();
        logs.forEach(log -> domains.addAll(log.askingDomains()));
        if (domains.isEmpty()) {
            return none();
        }
        GuestSignals signals = new GuestSignals(analysis, domains);
        Readings readings = new Readings(capture, analysis);
        readings.host().follow(signals);
        readings.run(threads);
        RequestRoutes routes = new RequestRoutes(signals);
        routes.findRuns(domains, analysis, threads);
        logs.stream().filter(log -> log.store().hasLatency()).forEach(routes::add);
        return routes;
    }

    /** The way of a request of a log; null where it is not known. */
    public RequestRoute of(Companion log, long request) {
        return routes.get(new Place(log, request));
    }

    /** When a domain gave memory back last between two moments in ns; null where it did not, or nothing is known of it. */
    public Long gaveBack(int domain, long from, long until) {
        Marks marks = signals == null ? new Marks() : signals.givesBack(domain);
        int last = marks.firstFrom(until) - 1;
        return last >= 0 && marks.begin(last) >= from ? (Long) marks.begin(last) : null;
    }

    private void findRuns(Set<Integer> domains, Analysis analysis, int threads) {
        for (int domain : domains) {
            for (Wake wake : signals.wakes(domain)) {
                runs.computeIfAbsent(wake.by(), vcpu -> new Marks());
            }
        }
        new StayJoin(analysis).run(threads, vcpu -> {
            Marks marks = runs.get(vcpu);
            return marks == null
                    ? null
                    : (state, before, pcpu, from, to, after) -> {
                        if (state == VcpuState.RUNNING) {
                            marks.add(analysis.moment(from), analysis.moment(to));
                        }
                    };
        });
    }

    private void add(Companion log) {
        RequestLog requests = log.store().requests();
        Map<Integer, Open> last = new HashMap<>();
        for (long request = 0; request < requests.size(); request++) {
            int number = requests.connection(request);
            StoreConnection by = log.store().connections().get(number);
            if (by.isKernel() && by.domain() > 0) {
                OffsetInterval asked = log.times().bounds(requests.item(request));
                Open before = last.put(number, new Open(request, since(log, last.get(number), asked)));
                if (before != null) {
                    add(log, before, asked.hi());
                }
            }
        }
        last.values().forEach(open -> add(log, open, OffsetInterval.FAR));
    }

    /** When a request can have been sent at the earliest: when its connection's last one was answered, or shortly before it was seen. */
    private static long since(Companion log, Open before, OffsetInterval asked) {
        if (before == null) {
            return asked.lo() - SOON;
        }
        long answer = log.store().requests().answer(before.request);
        return answer < 0 ? -OffsetInterval.FAR : log.times().bounds(answer).lo();
    }

    /** {@code next}: when the connection asked again, at the latest. */
    private void add(Companion log, Open open, long next) {
        RequestLog requests = log.store().requests();
        long answer = requests.answer(open.request);
        if (answer < 0
                || !log.times().isKnown(requests.item(open.request))
                || !log.times().isKnown(answer)) {
            return;
        }
        int domain =
                log.store().connections().get(requests.connection(open.request)).domain();
        long until = Math.min(next, log.times().bounds(answer).hi() + SOON);
        Long sent = onlySend(signals.sends(domain), open.since, until);
        Wake wake = sent == null ? null : onlyWake(signals.wakes(domain), sent, until);
        Long run = wake == null ? null : firstRun(wake.by(), sent);
        if (run != null && run <= wake.time()) {
            routes.put(new Place(log, open.request), new RequestRoute(sent, run, wake.time()));
        }
    }

    private static Long onlySend(Marks sends, long from, long until) {
        int first = sends.firstFrom(from);
        boolean isOne = first < sends.size()
                && sends.begin(first) <= until
                && (first + 1 == sends.size() || sends.begin(first + 1) > until);
        return isOne ? (Long) sends.begin(first) : null;
    }

    private static Wake onlyWake(List<Wake> wakes, long from, long until) {
        int first = (int) Search.first(0, wakes.size(), i -> wakes.get((int) i).time() >= from);
        boolean isOne = first < wakes.size()
                && wakes.get(first).time() <= until
                && (first + 1 == wakes.size() || wakes.get(first + 1).time() > until);
        return isOne ? wakes.get(first) : null;
    }

    /** When a vcpu ran first at or after a moment; null where it did not. */
    private Long firstRun(int vcpu, long moment) {
        Marks marks = runs.get(vcpu);
        int next = marks.firstFrom(moment);
        if (next > 0 && marks.end(next - 1) > moment) {
            return moment;
        }
        return next < marks.size() ? (Long) marks.begin(next) : null;
    }
}
