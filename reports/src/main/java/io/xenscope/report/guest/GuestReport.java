package io.xenscope.report.guest;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.guest.GuestTasks;
import io.xenscope.analyze.companion.guest.VcpuStays;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.make.Survey;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.List;

/** Follows the hypercalls of guests, and holds their kernels' logs against the schedule. */
final class GuestReport implements Study {
    private static final int MOST_NUMBERS = 1 << 15;

    private final Invocation asked;
    private final Survey survey;
    private final Scope scope;
    private final With with;
    private VcpuTrackers<CallsByNumber> calls;
    private final List<GuestTables.Kernel> kernels = new ArrayList<>();

    GuestReport(Invocation asked, Survey survey, Scope scope, With with) {
        this.asked = asked;
        this.survey = survey;
        this.scope = scope;
        this.with = with;
    }

    @Override
    public void follow(Readings readings) {
        VcpuReading vcpus = readings.vcpus();
        VcpuTrackers<PvCalls> followed =
                vcpus.follow((vcpu, mates) -> scope.holds(vcpu) ? new PvCalls() : null, PvCalls::register);
        calls = vcpus.follow((vcpu, mates) ->
                scope.holds(vcpu) ? mates.of(followed).tell(new CallsByNumber(scope.range(), MOST_NUMBERS)) : null);
        if (!with.isEmpty()) {
            with.place(asked, readings.capture(), survey.analysis());
            measure();
        }
    }

    private void measure() {
        for (Companion companion : with.all()) {
            if (companion.kind() == LogKind.FTRACE && scope.holdsAnyOf(companion.domain())) {
                VcpuStays stays = VcpuStays.of(
                        survey.analysis(), vcpu -> VcpuKey.domain(vcpu) == companion.domain(), asked.threads());
                kernels.add(new GuestTables.Kernel(companion.domain(), GuestTasks.of(companion, stays)));
            }
        }
    }

    @Override
    public void fill(Scope same, Page page) {
        page.table(GuestTables.gateway(scope, calls));
        if (!kernels.isEmpty()) {
            page.table(GuestTables.syscalls(scope, kernels)).table(GuestTables.tasks(scope, kernels));
        }
        with.addTables(asked, scope, page);
    }
}
