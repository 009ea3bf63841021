package io.xenscope.report.guest;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.guest.GuestCallLog;
import io.xenscope.analyze.companion.guest.GuestTasks;
import io.xenscope.analyze.companion.guest.IpiHandlers;
import io.xenscope.analyze.companion.guest.LoggedHypercalls;
import io.xenscope.analyze.companion.guest.VcpuStays;
import io.xenscope.analyze.companion.guest.XenTime;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.DomainIpis;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Follows the hypercalls of guests, and holds their kernels' logs against the schedule. */
final class GuestReport implements Study {
    private static final int MOST_NUMBERS = 1 << 15;
    private static final int SPANS = 2_000;

    private final Invocation asked;
    private final Analysis analysis;
    private final Scope scope;
    private final With with;
    private final IpiHandlers handlers;
    private final DomainIpis ipis;
    private final Map<Integer, XenTime> inXen = new ConcurrentHashMap<>();
    private final Map<Integer, GuestCallLog> made = new ConcurrentHashMap<>();
    private VcpuTrackers<CallsByNumber> calls;
    private VcpuTrackers<Cr3Loads> spaces;
    private VcpuStays stays;

    GuestReport(Invocation asked, Analysis analysis, Scope scope, With with) {
        this.asked = asked;
        this.analysis = analysis;
        this.scope = scope;
        this.with = with;
        this.handlers = new IpiHandlers(analysis);
        this.ipis = new DomainIpis(handlers);
    }

    @Override
    public void follow(Readings readings) {
        with.place(asked, readings.capture(), analysis);
        VcpuReading vcpus = readings.vcpus();
        VcpuTrackers<PvCalls> followed =
                vcpus.follow((vcpu, mates) -> scope.holds(vcpu) ? new PvCalls() : null, PvCalls::register);
        calls = vcpus.follow((vcpu, mates) ->
                scope.holds(vcpu) ? mates.of(followed).tell(new CallsByNumber(scope.range(), MOST_NUMBERS)) : null);
        spaces = vcpus.follow(
                (vcpu, mates) -> scope.holds(vcpu) ? new Cr3Loads(scope.range()) : null, Cr3Loads::register);
        kernels().forEach(handlers::add);
        if (kernels().findAny().isPresent()) {
            followXen(vcpus, followed);
            stays = VcpuStays.of(
                    analysis, vcpu -> kernels().anyMatch(log -> log.domain() == VcpuKey.domain(vcpu)), asked.threads());
        }
        readIpis(readings.capture());
    }

    /** Logs of the kernels of guests that were asked for. */
    private Stream<Companion> kernels() {
        return with.all().stream().filter(log -> log.kind() == LogKind.FTRACE && scope.holdsAnyOf(log.domain()));
    }

    private boolean isOfKernel(int vcpu) {
        return vcpu != VcpuKey.UNKNOWN && kernels().anyMatch(log -> log.domain() == VcpuKey.domain(vcpu));
    }

    private XenTime inXen(int vcpu) {
        return inXen.computeIfAbsent(vcpu, none -> new XenTime(analysis));
    }

    private GuestCallLog made(int vcpu) {
        return made.computeIfAbsent(vcpu, none -> new GuestCallLog(analysis));
    }

    /** A vcpu makes hypercalls, or has VM exits that are its hypercalls. */
    private void followXen(VcpuReading vcpus, VcpuTrackers<PvCalls> followed) {
        vcpus.follow((vcpu, mates) ->
                isOfKernel(vcpu) && scope.holds(vcpu) ? mates.of(followed).tell(inXen(vcpu)) : null);
        vcpus.follow((vcpu, mates) ->
                isOfKernel(vcpu) && scope.holds(vcpu) ? mates.of(followed).tell(made(vcpu)) : null);
        vcpus.follow(
                (vcpu, mates) -> {
                    VmExits exits = isOfKernel(vcpu) ? new VmExits(vcpu, scope.range()) : null;
                    if (exits != null) {
                        exits.tell(inXen(vcpu));
                    }
                    return exits;
                },
                VmExits::register);
    }

    /** Wakes are those of activations, which only all vcpus of a domain together show. */
    private void readIpis(Capture capture) {
        ActivationLimits limits = new ActivationLimits(
                vcpu -> scope.holdsAnyOf(VcpuKey.domain(vcpu)),
                scope.range().from(),
                scope.range().to(),
                SPANS);
        Activations.read(capture, analysis, limits, asked.threads(), ipis);
    }

    private List<LoggedHypercalls.Account> logged() {
        OffsetInterval range = scope.isWhole()
                ? OffsetInterval.ANY
                : new OffsetInterval(
                        scope.moment(scope.range().from()),
                        scope.moment(scope.range().to()));
        return kernels()
                .flatMap(log -> LoggedHypercalls.of(log, range, made::get).stream())
                .filter(account -> scope.holds(account.vcpu()))
                .toList();
    }

    @Override
    public void fill(Scope same, Page page) {
        page.table(GuestTables.gateway(scope, calls))
                .table(GuestTables.ipis(scope, ipis))
                .table(GuestTables.switches(scope, calls, spaces));
        List<GuestTables.Kernel> kernels = kernels()
                .map(log -> new GuestTables.Kernel(log, log.domain(), GuestTasks.of(log, stays, inXen::get)))
                .toList();
        if (!kernels.isEmpty()) {
            page.table(GuestTables.syscalls(scope, kernels))
                    .table(GuestLogTables.slowest(scope, kernels))
                    .table(GuestTables.tasks(scope, kernels))
                    .table(GuestLogTables.handlers(scope, handlers))
                    .table(GuestLogTables.hypercalls(scope, logged()));
        }
        with.addTables(asked, scope, page);
    }
}
