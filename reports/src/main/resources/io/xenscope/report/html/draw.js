'use strict';
/* Draws lanes and the minimap onto canvases. Knows nothing of pointers and keys. */
const Draw = (() => {
  /** Below this share of a pixel column nothing is left out: it is drawn this high at least. */
  const LEAST_HEIGHT = 0.8, LEAST_SHARE = 0.02;
  const STRIP = 7;

  /** The colours in force: from the styles, so that themes and print change all canvases. */
  function colours() {
    const style = getComputedStyle(document.documentElement);
    const value = name => style.getPropertyValue(name).trim();
    const domains = [];
    for (let i = 0; i < Lanes.CLASSES; i++) domains.push(value('--d' + i));
    return {domains, wait: value('--wait'), background: value('--bg'), lane: value('--lane'), text: value('--text'),
      muted: value('--muted'), line: value('--line'), blocked: value('--blocked'), event: value('--event'),
      idle: value('--idle'), focus: value('--focus')};
  }

  /** Sets the size of a canvas for the screen's pixels; returns its context in CSS pixels. */
  function context(canvas, width, height) {
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = width + 'px';
      canvas.style.height = height + 'px';
    }
    const g = canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.font = '12px system-ui, sans-serif';
    g.textBaseline = 'middle';
    return g;
  }

  const patterns = new Map();

  /** Lines over a ground: of waits one way, of losses both ways, dots where nothing is known. */
  function pattern(g, kind, ground, ink) {
    const key = kind + ground + ink;
    if (!patterns.has(key)) {
      const tile = document.createElement('canvas');
      tile.width = tile.height = 6;
      const t = tile.getContext('2d');
      t.fillStyle = ground;
      t.fillRect(0, 0, 6, 6);
      t.strokeStyle = t.fillStyle = ink;
      t.lineWidth = 1.2;
      if (kind === 'dots') {
        t.fillRect(1, 1, 1.5, 1.5);
        t.fillRect(4, 4, 1.5, 1.5);
      } else {
        t.beginPath();
        for (const at of [-6, 0, 6]) {
          t.moveTo(at, 6); t.lineTo(at + 6, 0);
          if (kind === 'cross') { t.moveTo(at, 0); t.lineTo(at + 6, 6); }
        }
        t.stroke();
      }
      patterns.set(key, g.createPattern(tile, 'repeat'));
    }
    return patterns.get(key);
  }

  /** Black or white, whichever reads better on a colour. */
  function inkOn(colour) {
    const n = parseInt(colour.slice(1), 16);
    const channel = shift => Math.pow(((n >> shift) & 255) / 255, 2.2);
    const light = 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
    return light > 0.19 ? '#000' : '#fff';
  }

  /** Stacks of shares by pixel column: `sums` from the bottom up, `whole` is the full height. Equal neighbours are one rectangle. */
  function stacks(g, sums, styles, whole, x, y, height, columns) {
    let runFrom = 0;
    const heights = new Float64Array(sums.length), last = new Float64Array(sums.length).fill(-1);
    const flush = until => {
      let at = y + height;
      for (let part = 0; part < sums.length; part++) {
        if (last[part] > 0) {
          at -= last[part];
          g.fillStyle = styles[part];
          g.fillRect(x + runFrom, at, until - runFrom, last[part]);
        }
      }
    };
    for (let column = 0; column <= columns; column++) {
      let isSame = column < columns;
      if (column < columns) {
        for (let part = 0; part < sums.length; part++) {
          const share = sums[part][column] / whole;
          let h = Math.min(1, share) * height;
          if (share > LEAST_SHARE && h < LEAST_HEIGHT) h = LEAST_HEIGHT;
          else if (share > 0 && share <= LEAST_SHARE) h = Math.max(h, 0.35);
          heights[part] = h;
          if (Math.abs(h - last[part]) > 0.05) isSame = false;
        }
      }
      if (!isSame) {
        if (column > 0) flush(column);
        runFrom = column;
        last.set(heights);
      }
    }
  }

  /** One lane of a vcpu. */
  function vcpuLane(g, lane, scene, x, y, columns) {
    const {from, to} = scene.window;
    const height = View.VCPU - 10;
    if (!Lanes.isExact(lane, from, to) || Lanes.slicesIn(lane, from, to) >= columns / 2) {
      const perColumn = (to - from) / columns;
      if (lane.running && lane.width / perColumn > 4 && !Lanes.isExact(lane, from, to)) {
        leftOut(g, lane, scene, x, y, columns, height);
      } else {
        const running = new Float64Array(columns), waiting = new Float64Array(columns), missing = new Float64Array(columns);
        const c = scene.colours;
        Lanes.addShares(lane, from, to, columns, running, waiting, missing);
        stacks(g, [running, waiting, missing], [c.domains[lane.colour], c.wait, pattern(g, 'cross', c.lane, c.muted)], perColumn, x, y + 1,
          height - 1, columns);
      }
    } else {
      for (let i = Math.max(0, Lanes.find(lane.starts, lane.count, from)); i < lane.count && lane.starts[i] <= to; i++) {
        slice(g, lane, i, scene, x, y, columns, height);
      }
    }
    eventStrip(g, lane, scene, x, y + height + 1, columns);
  }

  /** Where exact data would be needed and is not in the page, a flat pattern; what is exact as it is. */
  function leftOut(g, lane, scene, x, y, columns, height) {
    const {from, to} = scene.window;
    for (let i = Math.max(0, Lanes.find(lane.starts, lane.count, from)); i < lane.count && lane.starts[i] <= to; i++) {
      slice(g, lane, i, scene, x, y, columns, height);
    }
  }

  function slice(g, lane, i, scene, x, y, columns, height) {
    const {from, to} = scene.window, c = scene.colours, state = lane.states[i];
    const scale = columns / (to - from);
    const left = Math.max(0, (lane.starts[i] - from) * scale), right = Math.min(columns, (lane.starts[i + 1] - from) * scale);
    if (right <= 0 || left >= columns) return;
    const isDrawn = state === Lanes.RUNNING || Lanes.isWait(state);
    const width = isDrawn ? Math.max(1, right - left) : right - left;
    switch (state) {
      case Lanes.RUNNING:
        g.fillStyle = c.domains[lane.colour];
        g.fillRect(x + left, y + 2, width, height - 4);
        label(g, 'on ' + lane.pcpus[i], c.domains[lane.colour], x + left, y + height / 2, width, 40);
        break;
      case Lanes.BLOCKED:
        g.fillStyle = c.blocked;
        g.fillRect(x + left, y + height - 5, width, 4);
        break;
      case Lanes.OFFLINE:
        g.fillStyle = c.blocked;
        g.fillRect(x + left, y + height - 2, width, 1);
        break;
      case Lanes.LOST:
        g.fillStyle = pattern(g, 'cross', c.lane, c.muted);
        g.fillRect(x + left, y + 1, width, height - 2);
        break;
      case Lanes.UNKNOWN:
        g.fillStyle = pattern(g, 'dots', c.lane, c.muted);
        g.fillRect(x + left, y + 1, width, height - 2);
        break;
      case Lanes.LEFT_OUT:
        g.fillStyle = c.idle;
        g.fillRect(x + left, y + 4, width, height - 8);
        label(g, 'not in this page', c.idle, x + left, y + height / 2, width, 110);
        break;
      default:
        g.fillStyle = width > 5 ? pattern(g, 'lines', c.wait, '#00000070') : c.wait;
        g.fillRect(x + left, y + 2, width, height - 4);
        if (state === Lanes.PREEMPTED && width > 3) {
          g.fillStyle = c.text;
          g.fillRect(x + left, y + 2, 2, height - 4);
        }
    }
  }

  function label(g, text, ground, x, y, width, least) {
    if (width < least) return;
    g.fillStyle = inkOn(ground);
    g.save();
    g.beginPath();
    g.rect(x, y - 10, width, 20);
    g.clip();
    g.fillText(text, x + 4, y + 0.5);
    g.restore();
  }

  /** How many VM exits and hypercalls, by column; the height is the logarithm of the count. */
  function eventStrip(g, lane, scene, x, y, columns) {
    for (const events of lane.events) {
      const {from, to} = scene.window;
      const counts = eventCounts(events, scene, columns);
      g.fillStyle = scene.colours.event;
      g.globalAlpha = events.kind === 1 ? 0.45 : 0.8;
      const scale = columns / (to - from);
      if (events.kind === 2 || (counts.isFew && events.count)) {
        const first = Math.max(0, Lanes.find(events.begins, events.count, from) - 1);
        for (let i = first; i < events.count && events.begins[i] < to; i++) {
          const left = Math.max(0, (events.begins[i] - from) * scale);
          const right = Math.min(columns, (events.begins[i] + events.durations[i] - from) * scale);
          if (right >= 0) g.fillRect(x + left, y + (events.kind === 1 ? 3 : 0), Math.max(0.8, right - left), events.kind === 2 ? 3 : 3);
          if (i - first > 4 * columns) break;
        }
      } else {
        for (let column = 0; column < columns; column++) {
          if (counts[column] > 0) {
            const height = Math.min(STRIP, 1 + Math.log2(1 + counts[column]));
            g.fillRect(x + column, y + STRIP - height, 1, height);
          }
        }
      }
      g.globalAlpha = 1;
    }
  }

  function eventCounts(events, scene, columns) {
    const {from, to} = scene.window;
    const counts = new Float64Array(columns);
    const scale = columns / (to - from);
    let sum = 0;
    if (events.counts) {
      const width = Math.max(1, Math.ceil(scene.span / events.counts.length));
      for (let bucket = Math.max(0, Math.floor(from / width)); bucket < events.counts.length && bucket * width < to; bucket++) {
        if (!events.counts[bucket]) continue;
        const left = Math.max(0, Math.floor((bucket * width - from) * scale));
        const right = Math.min(columns, Math.max(left + 1, Math.ceil(((bucket + 1) * width - from) * scale)));
        for (let column = left; column < right; column++) counts[column] += events.counts[bucket] / (right - left);
        sum += events.counts[bucket];
      }
      counts.isFew = false;
      return counts;
    }
    const first = Math.max(0, Lanes.find(events.begins, events.count, from));
    const last = Lanes.find(events.begins, events.count, to);
    for (let i = first; i <= last; i++) {
      const column = Math.floor((events.begins[i] - from) * scale);
      if (column >= 0 && column < columns) { counts[column]++; sum++; }
    }
    counts.isFew = sum < columns / 3;
    return counts;
  }

  /** One lane of a pcpu: runs in the colours of their domains, below them interrupts. */
  function pcpuLane(g, lane, scene, x, y, columns) {
    const {from, to} = scene.window, c = scene.colours;
    const height = View.PCPU - 6;
    const scale = columns / (to - from);
    g.fillStyle = c.lane;
    g.fillRect(x, y + 1, columns, height - 2);
    for (const stretch of lane.leftOut) {
      const left = Math.max(0, (stretch.begin - from) * scale), right = Math.min(columns, (stretch.end - from) * scale);
      if (right <= left) continue;
      g.fillStyle = c.idle;
      g.fillRect(x + left, y + 4, right - left, height - 8);
      label(g, 'not in this page', c.idle, x + left, y + height / 2, right - left, 110);
    }
    const first = Math.max(0, Lanes.find(lane.starts, lane.count, from));
    const last = Lanes.find(lane.starts, lane.count, to);
    if (last - first >= columns / 2) {
      const sums = Array.from({length: Lanes.CLASSES}, () => new Float64Array(columns));
      for (let i = first; i <= last; i++) {
        const into = sums[scene.vcpus[lane.vcpus[i]].colour];
        addSpan(into, Math.max(from, lane.starts[i]), Math.min(to, lane.ends[i]), from, scale, columns);
      }
      stacks(g, sums, c.domains, (to - from) / columns, x, y + 1, height - 2, columns);
    } else {
      for (let i = first; i <= last; i++) {
        const left = Math.max(0, (lane.starts[i] - from) * scale), right = Math.min(columns, (lane.ends[i] - from) * scale);
        if (right <= 0 || left >= columns) continue;
        const vcpu = scene.vcpus[lane.vcpus[i]];
        g.fillStyle = c.domains[vcpu.colour];
        g.fillRect(x + left, y + 1, Math.max(1, right - left), height - 2);
        label(g, vcpu.name, c.domains[vcpu.colour], x + left, y + height / 2, right - left, 34);
      }
    }
    for (const gap of lane.gaps) {
      const left = Math.max(0, (gap.begin - from) * scale), right = Math.min(columns, (gap.end - from) * scale);
      if (right < 0 || left > columns) continue;
      // Narrow ones only as a mark at the foot: there may be more of them than columns.
      if (right - left < 2) {
        g.fillStyle = c.muted;
        g.fillRect(x + left, y + height - 4, Math.max(1, right - left), 3);
        continue;
      }
      g.fillStyle = pattern(g, gap.lost ? 'cross' : 'dots', c.lane, c.muted);
      g.fillRect(x + left, y + 1, right - left, height - 2);
    }
    for (const events of lane.events) eventsOfPcpu(g, events, scene, x, y + height + 1, columns);
  }

  function eventsOfPcpu(g, events, scene, x, y, columns) {
    const counts = eventCounts(events, scene, columns);
    const {from, to} = scene.window, scale = columns / (to - from);
    g.fillStyle = scene.colours.event;
    if (!events.counts && counts.isFew) {
      for (let i = Math.max(0, Lanes.find(events.begins, events.count, from) - 1); i < events.count && events.begins[i] < to; i++) {
        const left = Math.max(0, (events.begins[i] - from) * scale);
        const right = Math.min(columns, (events.begins[i] + events.durations[i] - from) * scale);
        if (right >= 0) g.fillRect(x + left, y, Math.max(0.8, right - left), 3);
      }
      return;
    }
    for (let column = 0; column < columns; column++) if (counts[column]) g.fillRect(x + column, y, 1, 3);
  }

  function addSpan(into, begin, end, from, perTick, columns) {
    const left = (begin - from) * perTick, right = (end - from) * perTick;
    const last = Math.min(columns - 1, Math.ceil(right) - 1);
    for (let column = Math.max(0, Math.floor(left)); column <= last; column++) {
      into[column] += (Math.min(right, column + 1) - Math.max(left, column)) / perTick;
    }
  }

  /** The sums that a group's header, or the minimap, stacks: by class of colour, then waiting. */
  function groupSums(lanes, window, columns) {
    const sums = Array.from({length: Lanes.CLASSES + 1}, () => new Float64Array(columns));
    for (const lane of lanes) {
      Lanes.addShares(lane, window.from, window.to, columns, sums[lane.colour], sums[Lanes.CLASSES]);
    }
    return sums;
  }

  return {colours, context, stacks, vcpuLane, pcpuLane, groupSums, pattern, label, inkOn};
})();
