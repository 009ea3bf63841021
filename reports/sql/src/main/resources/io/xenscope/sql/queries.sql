-- 1 p99 from wake to run, by vcpu and second
select v(dom, vcpu) who, t_ns // 1000000000 s, count(run_ns) n, quantile_disc(run_ns, 0.99) p99_ns, max(run_ns) max_ns from wakes group by all order by p99_ns desc;
-- 2 who delayed d1 most
select by_whom, count(*) n, sum(dur_ns) / 1e6 ms from delays where dom = 1 group by all order by ms desc;
-- 3 VM exits by second and reason
select start_ns // 1000000000 s, name, count(*) n, sum(xen_ns) / 1e6 xen_ms from exits group by all order by s, n desc;
-- 4 from interrupt to run of whom it woke
select irq, v(dom, vcpu) who, count(*) n, quantile_disc(to_run_ns, 0.5) p50_ns, quantile_disc(to_run_ns, 0.99) p99_ns from irq_to_run group by all order by n desc;
-- 5 the longest wait while some pcpu was idle
select v(dom, vcpu) who, ran_on, idle_pcpu, start_ns, dur_ns from idle_waits(0) order by dur_ns desc limit 10;
-- 6 hypercalls inside domain creation
select c.dom, k.name, count(*) n, sum(k.dur_ns) / 1e6 ms from creations c join spans k on k.capture = c.capture and k.parent = c.span and k.kind = 'toolstack_call' group by all order by n desc;
-- 7 busy percent of pcpus by 100 ms
select capture, pcpu, slice, sum(dur_ns) / 1e6 busy_pct from slices group by all order by busy_pct desc;
-- 8 moves between pcpus
select from_pcpu, to_pcpu, count(*) n, quantile_disc(away_ns, 0.5) p50_away_ns from moves group by all order by n desc;
-- 9 the worst VM exits, and what they did
select v(dom, vcpu) who, start_ns, dur_ns, xen_ns, wait_ns, name, handler, object from exits order by dur_ns desc nulls last limit 10;
-- 10 devices: time by port or address
select dom, handler, printf('0x%x', object) object, count(*) n, sum(dur_ns) / 1e6 ms from exits where handler like '%io%' group by all order by ms desc limit 10;
-- 11 share of the time wanted that was waiting
select capture, dom, sum(runnable_ns) * 100.0 / nullif(sum(running_ns + runnable_ns), 0) wait_pct from vcpus where dom <> 32767 group by all order by wait_pct desc nulls last;
-- 12 sleeps longer than a second
select v(dom, vcpu) who, start_ns, dur_ns from states where state = 'blocked' and whole and dur_ns > 1000000000 order by dur_ns desc limit 10;
-- 13 who wakes whom
select v(by_dom, by_vcpu) waker, v(dom, vcpu) who, why, count(*) n, quantile_disc(run_ns, 0.5) p50_ns from wakes group by all order by n desc limit 10;
-- 14 how many vcpus of a domain run at once, in percent of the span
select capture, dom, n, sum(dur_ns) * 100.0 / any_value(span_ns) pct from busy_vcpus join capture using (capture) where n > 0 group by capture, dom, n order by 1, 2, 3;
-- 15 who preempts whom
select who, first, count(*) n from (select who, arg_min(by_whom, start_ns) first from delays where cause = 'preempt' group by capture, who, wait_ns, dom) group by all order by n desc limit 10;
-- 16 records and bytes by event
select event, count(*) n, sum(4 + 4 * e.n + 8) bytes from events e group by all order by n desc limit 10;
-- 17 guest time between VM exits
select v(dom, vcpu) who, name, count(guest_ns) n, quantile_disc(guest_ns, 0.5) p50_ns, quantile_disc(guest_ns, 0.01) p1_ns from exits group by all order by n desc limit 10;
-- 18 all records in the longest wait
select e.t_ns, e.pcpu, v(e.dom, e.vcpu) who, e.event, e.w0, e.w1 from events e join (select capture, start_ns a, start_ns + dur_ns z from waits order by dur_ns desc limit 1) w on e.capture = w.capture and e.t_ns between w.a and w.z order by e.t_ns;
-- 19 hypercalls by number and command, with bounds
select name, cmd, count(*) n, sum(items) items, sum(continuations) continued, sum(dur_ns) / 1e6 least_ms, sum(greatest(coalesce(latest_end_ns - start_ns, dur_ns), dur_ns)) / 1e6 most_ms from calls group by all order by n desc limit 10;
-- 20 compare captures
select c.file, count(run_ns) n, quantile_disc(run_ns, 0.5) p50_ns, quantile_disc(run_ns, 0.99) p99_ns from wakes w join captures c using (capture) group by all order by p99_ns desc;
