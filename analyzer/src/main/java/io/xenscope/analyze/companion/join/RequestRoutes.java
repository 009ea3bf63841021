package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.GuestSignals;
import io.xenscope.analyze.companion.GuestSignals.Wake;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the capture shows of requests of domains to xenstored: where bounds and the order of requests leave one signal of the domain for a
 * request, and dom0 woke it exactly once for the answer, the way between. Domains signal for other reasons, too, and records of a signal do
 * not say its port: of most requests of a busy domain nothing is said. Of 50 requests of a real capture, known to 4 to 8 ms, 23 were
 * of a guest that signalled each ms, so that 3 to 400 of its signals can have been each one's, and 27 of one with fewer signals than
 * requests; for 23 of another one there are as many.
 */
public final class RequestRoutes {
    /** A domain that does not ask again is woken for an answer within this time. */
    private static final long SOON = 100_000_000L;

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

    /**
     * Those of the requests in logs of xenstored that tell when they answered.
     *
     * @param signals of the domains that asked
     */
    public static RequestRoutes of(List<Companion> stores, GuestSignals signals, Analysis analysis, int threads) {
        List<Companion> logs =
                stores.stream().filter(log -> log.times().arePlaced()).toList();
        Set<Integer> domains = new TreeSet<>();
        logs.forEach(log -> domains.addAll(log.askingDomains()));
        if (domains.isEmpty()) {
            return none();
        }
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
        Map<Integer, List<Long>> byConnection = new HashMap<>();
        for (long request = 0; request < requests.size(); request++) {
            int number = requests.connection(request);
            StoreConnection by = log.store().connections().get(number);
            if (by.isKernel() && by.domain() > 0) {
                byConnection
                        .computeIfAbsent(number, connection -> new ArrayList<>())
                        .add(request);
            }
        }
        byConnection.forEach((number, asked) ->
                add(log, asked, log.store().connections().get(number).domain()));
    }

    /** The requests of one connection: each has a signal of its own, in their order. */
    private void add(Companion log, List<Long> asked, int domain) {
        Marks sends = signals.sends(domain);
        int[] signal = RequestSignals.of(sends, asked.size(), i -> within(log, asked, i));
        for (int i = 0; i < asked.size(); i++) {
            if (signal[i] >= 0) {
                boolean isLast = i + 1 == asked.size();
                long next = isLast
                        ? OffsetInterval.FAR
                        : log.times()
                                .bounds(log.store().requests().item(asked.get(i + 1)))
                                .hi();
                next = !isLast && signal[i + 1] >= 0 ? Math.min(next, sends.begin(signal[i + 1])) : next;
                add(log, asked.get(i), sends.begin(signal[i]), next, signals.wakes(domain));
            }
        }
    }

    /**
     * When a request can have been signalled: not before its connection's last one was answered, or shortly before it was seen; and before
     * it was written down.
     */
    private static OffsetInterval within(Companion log, List<Long> asked, int i) {
        RequestLog requests = log.store().requests();
        OffsetInterval seen = log.times().bounds(requests.item(asked.get(i)));
        if (i == 0) {
            return new OffsetInterval(seen.lo() - SOON, seen.hi());
        }
        long answer = requests.answer(asked.get(i - 1));
        return new OffsetInterval(
                answer < 0 ? -OffsetInterval.FAR : log.times().bounds(answer).lo(), seen.hi());
    }

    /** {@code next}: when the connection asked again, at the latest. */
    private void add(Companion log, long request, long sent, long next, List<Wake> wakes) {
        RequestLog requests = log.store().requests();
        long answer = requests.answer(request);
        if (answer < 0
                || !log.times().isKnown(requests.item(request))
                || !log.times().isKnown(answer)) {
            return;
        }
        OffsetInterval answered = log.times().bounds(answer);
        Wake wake = onlyWake(wakes, Math.max(sent, answered.lo()), Math.min(next, answered.hi() + SOON));
        Long run = wake == null ? null : firstRun(wake.by(), sent);
        if (run != null && run <= wake.time()) {
            routes.put(new Place(log, request), new RequestRoute(sent, run, wake.time()));
        }
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
