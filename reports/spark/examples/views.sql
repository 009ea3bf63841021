-- Tables of captures as views, and what questions.sql asks of them. Where the captures are: --conf spark.xenscope.captures=/captures/*/2026-11-30/*
create or replace temporary view captures using xentrace options (path '${spark.xenscope.captures}', table 'captures');
create or replace temporary view capture using xentrace options (path '${spark.xenscope.captures}', table 'capture');
create or replace temporary view pcpus using xentrace options (path '${spark.xenscope.captures}', table 'pcpus');
create or replace temporary view clock using xentrace options (path '${spark.xenscope.captures}', table 'clock');
create or replace temporary view losses using xentrace options (path '${spark.xenscope.captures}', table 'losses');
create or replace temporary view problems using xentrace options (path '${spark.xenscope.captures}', table 'problems');
create or replace temporary view domains using xentrace options (path '${spark.xenscope.captures}', table 'domains');
create or replace temporary view vcpus using xentrace options (path '${spark.xenscope.captures}', table 'vcpus');
create or replace temporary view states using xentrace options (path '${spark.xenscope.captures}', table 'states');
create or replace temporary view spans using xentrace options (path '${spark.xenscope.captures}', table 'spans');
create or replace temporary view waits using xentrace options (path '${spark.xenscope.captures}', table 'waits');
create or replace temporary view rivals using xentrace options (path '${spark.xenscope.captures}', table 'rivals');
create or replace temporary view wakes using xentrace options (path '${spark.xenscope.captures}', table 'wakes');
create or replace temporary view exits using xentrace options (path '${spark.xenscope.captures}', table 'exits');
create or replace temporary view calls using xentrace options (path '${spark.xenscope.captures}', table 'calls');
create or replace temporary view irqs using xentrace options (path '${spark.xenscope.captures}', table 'irqs');
create or replace temporary view events using xentrace options (path '${spark.xenscope.captures}', table 'events');
create or replace temporary view latency using xentrace options (path '${spark.xenscope.captures}', table 'latency');

-- d1v0, idle, d?v?
create or replace temporary function v(dom int, vcpu int) returns string return case when dom is null then 'd?v?' when dom = 32767 then 'idle' else concat('d', dom, 'v', coalesce(cast(vcpu as string), '?')) end;
-- runs of vcpus of domains on pcpus; times in which pcpus were idle
create or replace temporary view runs as select capture, dom, vcpu, pcpu, start_ns, dur_ns, start_ns + dur_ns end_ns, whole from states where state = 'running' and dom <> 32767;
create or replace temporary view idles as select capture, pcpu, start_ns, dur_ns, start_ns + dur_ns end_ns, whole from states where state = 'running' and dom = 32767;
-- runs on another pcpu than the run before
create or replace temporary view moves as select capture, dom, vcpu, from_pcpu, pcpu to_pcpu, start_ns t_ns, start_ns - before_ns away_ns from (select *, lag(pcpu) over w from_pcpu, lag(end_ns) over w before_ns from runs window w as (partition by capture, dom, vcpu order by start_ns)) where from_pcpu <> pcpu;
-- who had the pcpu that a vcpu waited for, with the wait
create or replace temporary view delays as select r.capture, r.dom, r.vcpu, v(r.dom, r.vcpu) who, case r.occupant when 'vcpu' then v(r.rival_dom, r.rival_vcpu) else r.occupant end by_whom, r.pcpu, r.start_ns, r.dur_ns, w.span wait, w.start_ns wait_start_ns, w.dur_ns wait_ns, w.cause from rivals r join waits w on w.capture = r.capture and w.span = r.wait;
-- wakes by interrupts: from the begin of the handler to the wake, and to the run
create or replace temporary view irq_to_run as select w.capture, i.irq, i.pcpu, w.dom, w.vcpu, i.start_ns, w.t_ns - i.start_ns to_wake_ns, w.run_ns, w.t_ns - i.start_ns + w.run_ns to_run_ns from wakes w join irqs i on i.capture = w.capture and i.span = w.by_span where w.why = 'irq';
-- how many vcpus of a domain ran at once, and for how long
create or replace temporary view busy_vcpus as with steps as (select capture, dom, start_ns t, 1 d from runs union all select capture, dom, end_ns, -1 from runs), sums as (select capture, dom, t, sum(d) d from steps group by capture, dom, t), levels as (select capture, dom, t start_ns, sum(d) over (partition by capture, dom order by t) n, lead(t) over (partition by capture, dom order by t) next_ns from sums) select capture, dom, n, start_ns, next_ns - start_ns dur_ns from levels where next_ns is not null;
-- how long each pcpu ran vcpus of domains in each 100 ms
create or replace temporary view slices as select capture, pcpu, slice, least(end_ns, (slice + 1) * 100000000) - greatest(start_ns, slice * 100000000) dur_ns from (select capture, pcpu, start_ns, end_ns, explode(sequence(start_ns div 100000000, (end_ns - 1) div 100000000)) slice from runs where dur_ns > 0);
