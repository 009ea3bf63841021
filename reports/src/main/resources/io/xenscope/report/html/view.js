'use strict';
/* The geometry of the time line: the window of time, the rows, and what lies where. No drawing, no page. */
const View = (() => {
  const GROUP = 22, PCPU = 26, VCPU = 34, LOG = 17;
  const HEIGHTS = {pcpu: PCPU, vcpu: VCPU, log: LOG};
  const FOLD_PCPUS = 32, FOLD_VCPUS = 64, SORT_DOMAINS = 16, MOST_LANES = 4000;

  /** A window [from, to) inside [0, span), not shorter than `least`. */
  function clamp(from, to, span, least) {
    const width = Math.min(span, Math.max(least, to - from));
    const middle = (from + to) / 2;
    let begin = to - from < least ? middle - width / 2 : from;
    begin = Math.max(0, Math.min(begin, span - width));
    return {from: begin, to: begin + width};
  }

  /** The window `factor` times as wide; what is at `at` stays where it is. */
  function zoom(window, at, factor, span, least) {
    const width = Math.max(Math.min(least, span), Math.min(span, (window.to - window.from) * factor));
    const part = (at - window.from) / (window.to - window.from);
    return clamp(at - part * width, at - part * width + width, span, Math.min(least, span));
  }

  /** Groups of lanes: pcpus, then domains, dom0 first, then logs; of many domains those that wait most come first. */
  function groups(vcpuLanes, pcpuLanes, waiting, logs = []) {
    const all = [];
    if (pcpuLanes.length) {
      all.push({name: 'pcpus (' + pcpuLanes.length + ')', lanes: pcpuLanes, isPcpus: true,
        folded: pcpuLanes.length > FOLD_PCPUS});
    }
    const byDom = new Map();
    for (const lane of vcpuLanes) {
      if (!byDom.has(lane.dom)) byDom.set(lane.dom, []);
      byDom.get(lane.dom).push(lane);
    }
    let doms = [...byDom.keys()].sort((a, b) => a - b);
    if (doms.length > SORT_DOMAINS) {
      const sum = dom => byDom.get(dom).reduce((ticks, lane) => ticks + waiting(lane), 0);
      const weight = new Map(doms.map(dom => [dom, dom === 0 ? Infinity : sum(dom)]));
      doms.sort((a, b) => weight.get(b) - weight.get(a) || a - b);
    }
    let room = MOST_LANES;
    for (const dom of doms) {
      const lanes = byDom.get(dom);
      const shown = lanes.slice(0, room);
      room -= shown.length;
      const many = lanes.length === 1 ? '1 vcpu' : lanes.length + ' vcpus';
      all.push({name: 'd' + dom + ' (' + many + (shown.length < lanes.length ? ', ' + shown.length + ' shown' : '') + ')',
        dom, lanes: shown, all: lanes, isPcpus: false, folded: vcpuLanes.length > FOLD_VCPUS});
    }
    return all.concat(logs);
  }

  /** The rows from top to bottom, each {kind, group, lane, y, height}. */
  function rows(allGroups) {
    const list = [];
    let y = 0;
    for (const group of allGroups) {
      list.push({kind: 'group', group, lane: null, y, height: GROUP});
      y += GROUP;
      if (group.folded) continue;
      for (const lane of group.lanes) {
        const height = HEIGHTS[lane.kind];
        list.push({kind: lane.kind, group, lane, y, height});
        y += height;
      }
    }
    return {list, height: y};
  }

  /** The row at a height, or null. */
  function rowAt(layout, y) {
    let low = 0, high = layout.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (layout.list[middle].y <= y) low = middle + 1; else high = middle;
    }
    const row = layout.list[low - 1];
    return row && y < row.y + row.height ? row : null;
  }

  /** The row of a lane, or that of its group where it is folded. */
  function rowOf(layout, lane) {
    return layout.list.find(row => row.lane === lane)
      || layout.list.find(row => row.kind === 'group' && (row.group.all || row.group.lanes).includes(lane)) || null;
  }

  /** What `#t=begin,end` asks for, in ns; null where it asks for nothing. */
  function fromHash(hash) {
    const found = /(?:^#|&)t=(\d+),(\d+)/.exec(hash);
    return found && Number(found[1]) < Number(found[2]) ? {from: Number(found[1]), to: Number(found[2])} : null;
  }

  return {GROUP, PCPU, VCPU, clamp, zoom, groups, rows, rowAt, rowOf, fromHash};
})();
