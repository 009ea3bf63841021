-- 1 p99 from wake to run, by vcpu and second
select v(dom, vcpu) who, t_ns div 1000000000 s, count(run_ns) n, percentile_disc(0.99) within group (order by run_ns) p99_ns, max(run_ns) max_ns from wakes group by dom, vcpu, s order by p99_ns desc, who, s;
-- 2 who delayed d6 most
select by_whom, count(*) n, sum(dur_ns) / 1e6 ms from delays where dom = 6 group by all order by ms desc;
-- 3 VM exits by second and reason
select start_ns div 1000000000 s, name, count(*) n, sum(xen_ns) / 1e6 xen_ms from exits group by s, name order by s, n desc, name;
-- 4 from interrupt to run of whom it woke
select irq, v(dom, vcpu) who, count(*) n, percentile_disc(0.5) within group (order by to_run_ns) p50_ns, percentile_disc(0.99) within group (order by to_run_ns) p99_ns from irq_to_run group by irq, dom, vcpu order by n desc;
-- 5 the longest waits while some pcpu was idle, of those above a millisecond
select v(w.dom, w.vcpu) who, w.ran_on, i.pcpu idle_pcpu, greatest(w.start_ns, i.start_ns) start_ns, least(w.start_ns + w.dur_ns, i.end_ns) - greatest(w.start_ns, i.start_ns) dur_ns from waits w join idles i on i.capture = w.capture and w.start_ns < i.end_ns and i.start_ns < w.start_ns + w.dur_ns where w.dur_ns > 1000000 order by dur_ns desc, start_ns limit 10;
-- 6 hypercalls of the toolstack inside domain creation
select c.dom, k.name, count(*) n, sum(k.dur_ns) / 1e6 ms from spans c join spans k on k.capture = c.capture and k.parent = c.span and k.kind = 'toolstack_call' where c.kind = 'creation' group by all order by n desc;
-- 7 busy percent of pcpus by 100 ms
select pcpu, slice, sum(dur_ns) / 1e6 busy_pct from slices group by capture, pcpu, slice order by busy_pct desc limit 10;
-- 8 moves between pcpus
select from_pcpu, to_pcpu, count(*) n, percentile_disc(0.5) within group (order by away_ns) p50_away_ns from moves group by all order by n desc, from_pcpu, to_pcpu;
-- 9 the worst VM exits, and what they did
select v(dom, vcpu) who, start_ns, dur_ns, xen_ns, wait_ns, name, handler, object from exits order by dur_ns desc nulls last, start_ns limit 10;
-- 10 devices: time by port or address
select dom, handler, concat('0x', lower(hex(object))) object, count(*) n, sum(dur_ns) / 1e6 ms from exits where handler like '%io%' group by dom, handler, exits.object order by ms desc limit 10;
-- 11 share of the time wanted that was waiting
select dom, sum(runnable_ns) * 100 / nullif(sum(running_ns + runnable_ns), 0) wait_pct from vcpus where dom <> 32767 group by capture, dom order by wait_pct desc nulls last;
-- 12 sleeps longer than 200 ms
select v(dom, vcpu) who, start_ns, dur_ns from states where state = 'blocked' and whole and dur_ns > 200000000 order by dur_ns desc limit 10;
-- 13 who wakes whom
select v(by_dom, by_vcpu) waker, v(dom, vcpu) who, why, count(*) n, percentile_disc(0.5) within group (order by run_ns) p50_ns from wakes group by by_dom, by_vcpu, dom, vcpu, why order by n desc, waker, who limit 10;
-- 14 how many vcpus of a domain run at once, in percent of the span
select dom, n, sum(dur_ns) * 100 / any_value(span_ns) pct from busy_vcpus join capture using (capture) where n > 0 group by capture, dom, n order by dom, n;
-- 15 who preempts whom
select who, first, count(*) n from (select who, min_by(by_whom, start_ns) first from delays where cause = 'preempt' group by capture, wait, who) group by all order by n desc, who, first limit 10;
-- 16 records and bytes by event
select event, count(*) n, sum(4 + 4 * n + 8) bytes from (select event, n from events) group by event order by 2 desc, event limit 10;
-- 17 guest time between VM exits
select v(dom, vcpu) who, name, count(guest_ns) n, percentile_disc(0.5) within group (order by guest_ns) p50_ns, percentile_disc(0.01) within group (order by guest_ns) p1_ns from exits group by dom, vcpu, name order by n desc, who, name limit 10;
-- 18 all records in the longest wait
select e.t_ns, e.pcpu, v(e.dom, e.vcpu) who, e.event, e.w0, e.w1 from events e join (select capture, start_ns a, start_ns + dur_ns z from waits order by dur_ns desc limit 1) w on e.capture = w.capture and e.t_ns between w.a and w.z order by e.t_ns, e.offset;
-- 19 hypercalls by number and command, with bounds
select name, cmd, count(*) n, sum(items) items, sum(continuations) continued, sum(dur_ns) / 1e6 least_ms, sum(greatest(coalesce(latest_end_ns - start_ns, dur_ns), dur_ns)) / 1e6 most_ms from calls group by name, cmd order by n desc, name, cmd limit 10;
-- 20 compare hosts: quantiles of all their captures, from histograms
select regexp_extract(capture, '([^/]*)/[^/]*$', 1) host, sum(count) n, xen.hdr_quantile(xen.hdr_merge(hist), 0.5D) p50_ns, xen.hdr_quantile(xen.hdr_merge(hist), 0.99D) p99_ns from latency where name = 'wake-to-run' group by 1 order by p99_ns desc;
