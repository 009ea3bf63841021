'use strict';
/* The model of the time line: what each vcpu and pcpu did when. All times are ticks since the begin of the page's range. */
const Lanes = (() => {
  const RUNNING = 0, WOKEN = 1, PREEMPTED = 2, BLOCKED = 3, OFFLINE = 4, LOST = 5, UNKNOWN = 6, WAIT = 7, LEFT_OUT = 8;
  const NAMES = ['running', 'waiting, woken', 'waiting, preempted', 'blocked', 'offline', 'records lost', 'unknown',
    'waiting', 'not in this page'];
  const CLASSES = 8;

  const isWait = state => state === WOKEN || state === PREEMPTED || state === WAIT;

  /** The first place in `starts` (ascending, `count` long) whose value is above `time`, less one. */
  function find(starts, count, time) {
    let low = 0, high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= time) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  /** Vcpus with all their slices from the columns of the page. */
  function vcpus(page, durations, states, wakers) {
    const doms = [...new Set(page.vcpus.map(one => one[0]))].sort((a, b) => a - b);
    const duration = Decode.reader(durations), state = Decode.reader(states), waker = Decode.reader(wakers);
    return page.vcpus.map(([dom, vcpu, count], index) => {
      const lane = {
        kind: 'vcpu', index, dom, vcpu, name: 'd' + dom + 'v' + vcpu, count,
        colour: doms.indexOf(dom) % CLASSES,
        starts: new Float64Array(count + 1), states: new Uint8Array(count), cut: new Uint8Array(count),
        pcpus: new Int32Array(count).fill(-1), wakers: new Map(), events: [],
      };
      let now = 0;
      for (let i = 0; i < count; i++) {
        const word = state();
        lane.starts[i] = now;
        lane.states[i] = word & 15;
        lane.cut[i] = (word >> 4) & 1;
        lane.pcpus[i] = (word >> 5) - 1;
        if (lane.states[i] === WOKEN) lane.wakers.set(i, waker());
        now += duration();
      }
      lane.starts[count] = now;
      return lane;
    });
  }

  /** Pcpus, from the runs of vcpus: nothing of them is written but when nobody knows who ran. */
  function pcpus(page, vcpuLanes, gaps) {
    const byNumber = new Map();
    const lanes = page.pcpus.map((number, index) => {
      const lane = {kind: 'pcpu', index, number, name: 'pcpu ' + number, events: [], gaps: []};
      byNumber.set(number, lane);
      lane.runs = [];
      return lane;
    });
    for (const vcpu of vcpuLanes) {
      for (let i = 0; i < vcpu.count; i++) {
        if (vcpu.states[i] === RUNNING && byNumber.has(vcpu.pcpus[i]) && vcpu.starts[i + 1] > vcpu.starts[i]) {
          byNumber.get(vcpu.pcpus[i]).runs.push(vcpu.starts[i], vcpu.starts[i + 1], vcpu.index, i);
        }
      }
    }
    const gap = Decode.reader(gaps), missing = leftOut(vcpuLanes);
    lanes.forEach((lane, place) => {
      sortRuns(lane);
      lane.leftOut = missing;
      let now = 0;
      for (let i = 0; i < page.gaps[place]; i++) {
        const begin = now + gap();
        now = begin + gap();
        lane.gaps.push({begin, end: now, lost: gap()});
      }
    });
    return lanes;
  }

  /** The stretches of time of which the page has shares only, and not each slice: the same for all vcpus. */
  function leftOut(vcpuLanes) {
    const lane = vcpuLanes[0], stretches = [];
    for (let i = 0; lane && i < lane.count; i++) {
      if (lane.states[i] === LEFT_OUT) stretches.push({begin: lane.starts[i], end: lane.starts[i + 1]});
    }
    return stretches;
  }

  function sortRuns(lane) {
    const count = lane.runs.length / 4;
    const order = new Uint32Array(count);
    for (let i = 0; i < count; i++) order[i] = i;
    const from = lane.runs;
    order.sort((a, b) => from[4 * a] - from[4 * b]);
    lane.count = count;
    lane.starts = new Float64Array(count);
    lane.ends = new Float64Array(count);
    lane.vcpus = new Uint32Array(count);
    lane.slices = new Uint32Array(count);
    order.forEach((run, i) => {
      lane.starts[i] = from[4 * run];
      lane.ends[i] = from[4 * run + 1];
      lane.vcpus[i] = from[4 * run + 2];
      lane.slices[i] = from[4 * run + 3];
    });
    delete lane.runs;
  }

  /** Gives lanes their events: kind 0 VM exits, 1 hypercalls, 2 interrupts. */
  function addEvents(page, vcpuLanes, pcpuLanes, begins, durations, names, counts) {
    const begin = Decode.reader(begins), duration = Decode.reader(durations), name = Decode.reader(names),
      counted = Decode.reader(counts);
    const byNumber = new Map(pcpuLanes.map(lane => [lane.number, lane]));
    for (const [kind, place, count, all, isCounted] of page.events) {
      const events = {kind, count, all, begins: new Float64Array(count), durations: new Float64Array(count),
        names: new Uint32Array(count), parts: new Uint8Array(count), counts: null};
      let now = 0;
      for (let i = 0; i < count; i++) {
        now += Decode.signed(begin());
        events.begins[i] = now;
        events.durations[i] = duration();
        const word = name();
        events.names[i] = word >> 1;
        events.parts[i] = word & 1;
      }
      if (isCounted) {
        events.counts = new Float64Array(page.eventBuckets);
        for (let i = 0; i < page.eventBuckets; i++) events.counts[i] = counted();
      }
      sortEvents(events);
      const lane = kind === 2 ? byNumber.get(place) : vcpuLanes[place];
      if (lane) lane.events.push(events);
    }
  }

  /** Events of several trees of spans come out of order. */
  function sortEvents(events) {
    let isSorted = true;
    for (let i = 1; i < events.count && isSorted; i++) isSorted = events.begins[i - 1] <= events.begins[i];
    if (isSorted) return;
    const order = Uint32Array.from(events.begins.keys()).sort((a, b) => events.begins[a] - events.begins[b]);
    for (const column of ['begins', 'durations', 'names', 'parts']) {
      const from = events[column].slice();
      order.forEach((event, i) => { events[column][i] = from[event]; });
    }
  }

  /** Gives lanes their shares by bucket, where not each slice is in the page. */
  function addBuckets(page, vcpuLanes, shares, waits) {
    const share = Decode.reader(shares), wait = Decode.reader(waits);
    for (const lane of vcpuLanes) {
      lane.running = new Uint8Array(page.buckets);
      lane.waiting = new Uint8Array(page.buckets);
      lane.longest = new Uint8Array(page.buckets);
      for (let i = 0; i < page.buckets; i++) {
        const word = share();
        lane.running[i] = word & 15;
        lane.waiting[i] = word >> 4;
        lane.longest[i] = wait();
      }
      lane.width = Math.max(1, Math.ceil(page.span / page.buckets));
    }
  }

  /**
   * Adds to `running` and `waiting`, by column of [from, to), the ticks in which a vcpu ran and waited, and to `missing`, if given, those
   * of which no record says what it did. One walk over the slices in it.
   */
  function addShares(lane, from, to, columns, running, waiting, missing = null) {
    const perTick = columns / (to - from);
    for (let i = Math.max(0, find(lane.starts, lane.count, from)); i < lane.count && lane.starts[i] < to; i++) {
      const state = lane.states[i];
      if (state === LEFT_OUT && lane.running) {
        addBucketShares(lane, Math.max(from, lane.starts[i]), Math.min(to, lane.starts[i + 1]), from, perTick, columns,
          running, waiting);
      } else if (state === RUNNING || isWait(state)) {
        add(state === RUNNING ? running : waiting, Math.max(from, lane.starts[i]), Math.min(to, lane.starts[i + 1]), 1,
          from, perTick, columns);
      } else if (missing && (state === LOST || state === UNKNOWN)) {
        add(missing, Math.max(from, lane.starts[i]), Math.min(to, lane.starts[i + 1]), 1, from, perTick, columns);
      }
    }
  }

  function addBucketShares(lane, begin, end, from, perTick, columns, running, waiting) {
    for (let bucket = Math.floor(begin / lane.width); bucket < lane.running.length && bucket * lane.width < end; bucket++) {
      const left = Math.max(begin, bucket * lane.width), right = Math.min(end, (bucket + 1) * lane.width);
      if (lane.running[bucket]) add(running, left, right, lane.running[bucket] / 15, from, perTick, columns);
      if (lane.waiting[bucket]) add(waiting, left, right, lane.waiting[bucket] / 15, from, perTick, columns);
    }
  }

  function add(into, begin, end, weight, from, perTick, columns) {
    if (end <= begin) return;
    const left = (begin - from) * perTick, right = (end - from) * perTick;
    const last = Math.min(columns - 1, Math.ceil(right) - 1);
    for (let column = Math.max(0, Math.floor(left)); column <= last; column++) {
      into[column] += weight * (Math.min(right, column + 1) - Math.max(left, column)) / perTick;
    }
  }

  /** How many slices begin in a window, or reach into it. */
  function slicesIn(lane, from, to) {
    return find(lane.starts, lane.count, to) - Math.max(0, find(lane.starts, lane.count, from)) + 1;
  }

  /** Whether all that a window shows of a lane is exact. */
  function isExact(lane, from, to) {
    if (!lane.running) return true;
    for (let i = Math.max(0, find(lane.starts, lane.count, from)); i < lane.count && lane.starts[i] < to; i++) {
      if (lane.states[i] === LEFT_OUT) return false;
    }
    return true;
  }

  /** The longest waits that are known whole and ended in a run: the longest first, then by time, then by vcpu. */
  function longestWaits(lanes, most) {
    const waits = [];
    let least = -1;
    for (const lane of lanes) {
      for (let i = 0; i + 1 < lane.count; i++) {
        const length = lane.starts[i + 1] - lane.starts[i];
        if (isWait(lane.states[i]) && !lane.cut[i] && length > least && lane.states[i + 1] === RUNNING) {
          waits.push({lane, slice: i, length, begin: lane.starts[i]});
          if (waits.length >= 4 * most) least = trim(waits, most);
        }
      }
    }
    trim(waits, most);
    return waits;
  }

  function trim(waits, most) {
    waits.sort((a, b) => b.length - a.length || a.begin - b.begin || a.lane.index - b.lane.index);
    if (waits.length <= most) return -1;
    waits.length = most;
    return waits[most - 1].length - 1;
  }

  /** Who had a pcpu in [from, to): [{name, ticks}], the longest first; `free` says what nobody's time is called. */
  function occupants(pcpu, vcpuLanes, from, to, free) {
    const sums = new Map();
    const put = (name, ticks) => { if (ticks > 0) sums.set(name, (sums.get(name) || 0) + ticks); };
    let rest = to - from;
    for (let i = Math.max(0, find(pcpu.starts, pcpu.count, from)); i < pcpu.count && pcpu.starts[i] < to; i++) {
      const ticks = Math.min(to, pcpu.ends[i]) - Math.max(from, pcpu.starts[i]);
      if (ticks > 0) {
        put(vcpuLanes[pcpu.vcpus[i]].name, ticks);
        rest -= ticks;
      }
    }
    for (const gap of pcpu.gaps) {
      const ticks = Math.min(to, gap.end) - Math.max(from, gap.begin);
      if (ticks > 0) {
        put(gap.lost ? 'records lost' : 'unknown', ticks);
        rest -= ticks;
      }
    }
    put(free, rest);
    return [...sums].map(([name, ticks]) => ({name, ticks})).sort((a, b) => b.ticks - a.ticks);
  }

  /** What happened inside [from, to) on a lane: [{name, count, ticks}] by name, the longest first. */
  function inside(lane, names, from, to) {
    const sums = new Map();
    for (const events of lane.events) {
      let i = find(events.begins, events.count, from);
      while (i > 0 && events.begins[i - 1] + events.durations[i - 1] > from) i--;
      for (i = Math.max(0, i); i < events.count && events.begins[i] < to; i++) {
        const end = events.begins[i] + events.durations[i];
        if (end < from || (end === from && events.begins[i] < from)) continue;
        const name = ['VM exit ', 'hypercall ', 'irq '][events.kind] + names[events.names[i]];
        const sum = sums.get(name) || {name, count: 0, ticks: 0};
        sum.count += events.parts[i] ? 0 : 1;
        sum.ticks += Math.min(end, to) - Math.max(events.begins[i], from);
        sums.set(name, sum);
      }
    }
    return [...sums.values()].sort((a, b) => b.ticks - a.ticks || b.count - a.count);
  }

  /** Where a waker stands: {vcpu} or {pcpu} by index of its lane; null where the text names none that is here. */
  function wakerLane(text, vcpuLanes, pcpuLanes) {
    const pcpu = / on pcpu (\d+)$/.exec(text);
    if (pcpu) return pcpuLanes.find(lane => lane.number === Number(pcpu[1])) || null;
    const vcpu = /^(d\d+v\d+) /.exec(text);
    return vcpu ? vcpuLanes.find(lane => lane.name === vcpu[1]) || null : null;
  }

  /** Ticks by state of a vcpu: sums of exact durations. */
  function totals(lane) {
    const sums = new Float64Array(9);
    for (let i = 0; i < lane.count; i++) sums[lane.states[i]] += lane.starts[i + 1] - lane.starts[i];
    return sums;
  }

  return {RUNNING, WOKEN, PREEMPTED, BLOCKED, OFFLINE, LOST, UNKNOWN, WAIT, LEFT_OUT, NAMES, CLASSES, isWait, find, vcpus,
    pcpus, addEvents, addBuckets, addShares, slicesIn, isExact, longestWaits, occupants, inside, wakerLane, totals};
})();
