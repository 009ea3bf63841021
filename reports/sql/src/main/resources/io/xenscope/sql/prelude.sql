-- v:
-- d1v0, idle, d?v?: the name of a vcpu
create macro v(dom, vcpu) as case when dom is null then 'd?v?' when dom = 32767 then 'idle' else 'd' || dom || 'v' || coalesce(vcpu::varchar, '?') end;

-- sec:
-- nanoseconds as seconds
create macro sec(ns) as ns / 1e9;

-- hexid:
-- the id of a span as exports print it
create macro hexid(span) as printf('%016x', span);

-- runs: states
-- runs of vcpus of domains on pcpus
create view runs as select capture, dom, vcpu, pcpu, start_ns, dur_ns, start_ns + dur_ns as end_ns, whole from states where state = 'running' and dom <> 32767;

-- idles: states
-- times in which pcpus were idle
create view idles as select capture, pcpu, start_ns, dur_ns, start_ns + dur_ns as end_ns, whole from states where state = 'running' and dom = 32767;

-- moves: runs
-- runs on another pcpu than the run before: from_pcpu, to_pcpu, and how long the vcpu did not run between
create view moves as select capture, dom, vcpu, from_pcpu, pcpu as to_pcpu, start_ns as t_ns, start_ns - before_ns as away_ns from (select *, lag(pcpu) over w as from_pcpu, lag(end_ns) over w as before_ns from runs window w as (partition by capture, dom, vcpu order by start_ns)) where from_pcpu <> pcpu;

-- delays: rivals, waits
-- who had the pcpu that a vcpu waited for, with the wait
create view delays as select r.capture, r.dom, r.vcpu, v(r.dom, r.vcpu) as who, case r.occupant when 'vcpu' then v(r.rival_dom, r.rival_vcpu) else r.occupant::varchar end as by_whom, r.occupant, r.rival_dom, r.rival_vcpu, r.pcpu, r.start_ns, r.dur_ns, w.span as wait, w.start_ns as wait_start_ns, w.dur_ns as wait_ns, w.cause from rivals r join waits w on w.capture = r.capture and w.span = r.wait;

-- irq_to_run: wakes, irqs
-- wakes by interrupts: from the begin of the handler to the wake, and to the run
create view irq_to_run as select w.capture, i.irq, i.pcpu, w.dom, w.vcpu, i.start_ns, w.t_ns - i.start_ns as to_wake_ns, w.run_ns, w.t_ns - i.start_ns + w.run_ns as to_run_ns from wakes w join irqs i on i.capture = w.capture and i.span = w.by_span where w.why = 'irq';

-- creations: spans
-- creations of domains
create view creations as select capture, span, root, dom, start_ns, dur_ns, start_ns + dur_ns as end_ns, certainty from spans where kind = 'creation';

-- busy_vcpus: runs, capture
-- how many vcpus of a domain ran at once, and for how long
create view busy_vcpus as with steps as (select capture, dom, start_ns as t, 1 as d from runs union all select capture, dom, end_ns, -1 from runs), sums as (select capture, dom, t, sum(d) as d from steps group by capture, dom, t), levels as (select capture, dom, t as start_ns, sum(d) over (partition by capture, dom order by t) as n, lead(t) over (partition by capture, dom order by t) as next_ns from sums) select capture, dom, n::integer as n, start_ns, next_ns - start_ns as dur_ns from levels where next_ns is not null;

-- slices: runs
-- how long each pcpu ran vcpus of domains in each 100 ms
create view slices as select capture, pcpu, slice, least(end_ns, (slice + 1) * 100000000) - greatest(start_ns, slice * 100000000) as dur_ns from (select capture, pcpu, start_ns, end_ns, unnest(range(start_ns // 100000000, (end_ns - 1) // 100000000 + 1)) as slice from runs where dur_ns > 0);

-- idle_waits: waits, idles
-- idle_waits(CAPTURE): waits while some pcpu was idle, and for how long; without an equality, so that intervals are joined fast
create macro idle_waits(c) as table select w.dom, w.vcpu, w.ran_on, i.pcpu as idle_pcpu, greatest(w.start_ns, i.start_ns) as start_ns, least(w.start_ns + w.dur_ns, i.end_ns) - greatest(w.start_ns, i.start_ns) as dur_ns from (select * from waits where capture = c and dur_ns > 0) w join (select * from idles where capture = c and dur_ns > 0) i on w.start_ns < i.end_ns and i.start_ns < w.start_ns + w.dur_ns;
