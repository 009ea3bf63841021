'use strict';
/* Spans of logs beside the capture: lanes of the time line, whose times are known within a bound each. Only in pages with companions. */
const Logs = (() => {
  const FOLD = 24, HEIGHT = 12, PALE = 0.4;

  /** The columns of the page that are about logs, in the order in which `groups` takes them. */
  const COLUMNS = ['LB', 'LD', 'LN', 'LT', 'LE', 'LL'];

  /** A group of lanes for each log that has any. */
  function groups(page, vcpuLanes, begins, durations, names, texts, bounds, lines) {
    const begin = Decode.reader(begins), duration = Decode.reader(durations), name = Decode.reader(names),
      text = Decode.reader(texts), bound = Decode.reader(bounds), line = Decode.reader(lines);
    const colours = new Map(vcpuLanes.map(lane => [lane.dom, lane.colour]));
    const all = page.logs.map(([file, kind, ground, option]) => ({file, kind, ground, option, lanes: []}));
    for (const [log, title, count] of page.logLanes) {
      const dom = /^d(\d+) /.exec(title);
      const lane = {
        kind: 'log', log: all[log], name: title, label: title.replace(/ o?xenstored /, ' ').replace(' ' + all[log].kind + ' ', ' '),
        colour: dom && colours.has(Number(dom[1])) ? colours.get(Number(dom[1])) : -1, count,
        starts: new Float64Array(count), ends: new Float64Array(count), bounds: new Float64Array(count),
        names: new Uint32Array(count), texts: new Uint32Array(count), lines: new Float64Array(count),
        cut: new Uint8Array(count), failed: new Uint8Array(count),
      };
      let now = 0, at = 0;
      for (let i = 0; i < count; i++) {
        now += Decode.signed(begin());
        at += Decode.signed(line());
        const word = name();
        lane.starts[i] = now;
        lane.ends[i] = now + duration();
        lane.names[i] = word >> 2;
        lane.failed[i] = (word >> 1) & 1;
        lane.cut[i] = word & 1;
        lane.texts[i] = text();
        lane.bounds[i] = bound();
        lane.lines[i] = at;
      }
      all[log].lanes.push(lane);
    }
    return all.filter(log => log.lanes.length).map(log => ({
      name: log.kind + ' (' + log.lanes.length + ')',
      lanes: log.lanes, all: log.lanes, isPcpus: false, isLog: true, folded: log.lanes.length > FOLD,
    }));
  }

  /** The span of a lane at a time, or the nearest one not farther than `slack`; -1 where there is none. */
  function at(lane, time, slack) {
    const before = Lanes.find(lane.starts, lane.count, time);
    if (before >= 0 && lane.ends[before] >= time) return before;
    const back = before >= 0 ? time - lane.ends[before] : Infinity;
    const ahead = before + 1 < lane.count ? lane.starts[before + 1] - time : Infinity;
    return Math.min(back, ahead) > slack ? -1 : back <= ahead ? before : before + 1;
  }

  /** One lane. Spans narrower than a pixel share it; a span that can be off by more than it lasted is pale. */
  function draw(g, lane, scene, model, x, y, columns) {
    const {from, to} = scene.window, c = scene.colours, scale = columns / (to - from);
    const ground = lane.colour < 0 ? c.event : c.domains[lane.colour];
    let drawn = -1;
    for (let i = Math.max(0, Lanes.find(lane.starts, lane.count, from)); i < lane.count && lane.starts[i] <= to; i++) {
      const left = Math.max(0, (lane.starts[i] - from) * scale), right = Math.min(columns, (lane.ends[i] - from) * scale);
      const pixel = Math.floor(left);
      if (right < 0 || (lane.ends[i] < from) || (pixel === drawn && right - left < 1)) continue;
      const width = Math.max(1, right - left);
      drawn = Math.floor(left + width - 0.001);
      const isPale = lane.bounds[i] > model.scale.nanos(lane.ends[i] - lane.starts[i]);
      g.fillStyle = lane.failed[i] && width > 5 ? Draw.pattern(g, 'cross', c.lane, c.text) : ground;
      g.globalAlpha = isPale ? PALE : 1;
      g.fillRect(x + left, y + 2, width, HEIGHT);
      g.globalAlpha = 1;
      if (!lane.failed[i]) {
        Draw.label(g, model.page.logNames[lane.names[i]], isPale ? c.background : ground, x + left, y + 2 + HEIGHT / 2, width, 70);
      }
    }
  }

  /** The header of a log's group: in which part of the time any of its spans was open. */
  function drawGroup(g, group, scene, x, y, height, columns) {
    const {from, to} = scene.window;
    const open = new Float64Array(columns);
    for (const lane of group.lanes) {
      for (let i = Math.max(0, Lanes.find(lane.starts, lane.count, from)); i < lane.count && lane.starts[i] < to; i++) {
        const scale = columns / (to - from);
        const left = (lane.starts[i] - from) * scale, right = (lane.ends[i] - from) * scale;
        const last = Math.min(columns - 1, Math.ceil(right) - 1), first = Math.max(0, Math.floor(left));
        if (right < 0 || first >= columns) continue;
        for (let column = first; column <= Math.max(first, last); column++) {
          open[column] += Math.max(0.03, Math.min(right, column + 1) - Math.max(left, column));
        }
      }
    }
    Draw.stacks(g, [open], [scene.colours.event], 1, x, y, height, columns);
  }

  /** Marks how far the times of a span can be off, on both sides. */
  function drawBound(g, timeline, lane, i, y, colour) {
    const ticks = timeline.model.scale.ticks(lane.bounds[i]);
    const clamp = at => Math.max(Timeline.GUTTER, Math.min(Timeline.GUTTER + timeline.columns, timeline.xOf(at)));
    g.strokeStyle = colour;
    g.lineWidth = 1;
    for (const [end, away] of [[lane.starts[i], -ticks], [lane.ends[i], ticks]]) {
      const from = clamp(end), to = clamp(end + away);
      if (from === to) continue;
      g.beginPath();
      g.moveTo(from, y);
      g.lineTo(to, y);
      g.moveTo(to, y - 4);
      g.lineTo(to, y + 4);
      g.stroke();
    }
  }

  /** Says in words what a span is. */
  function tell(pane, model, lane, i, go) {
    pane.replaceChildren();
    const bold = text => { const b = document.createElement('b'); b.textContent = text; return b; };
    const code = text => { const c = document.createElement('code'); c.textContent = text; return c; };
    const line = (...parts) => { const p = document.createElement('p'); p.append(...parts); pane.append(p); };
    const {page, scale} = model, text = page.logTexts[lane.texts[i]], ticks = scale.ticks(lane.bounds[i]);
    const seconds = at => Time.seconds(model.moment(Math.max(-page.begin, at)));
    line(bold(lane.name), ': ', bold(page.logNames[lane.names[i]]), text ? ' ' + text : '', ' from ',
      code(seconds(lane.starts[i]) + ' s'), ' for ', bold(Time.text(scale.nanos(lane.ends[i] - lane.starts[i]))),
      lane.failed[i] ? ', failed' : '', lane.cut[i] ? ' (begin or end not logged, or outside of the capture)' : '');
    line('Times can be off by ' + Time.text(lane.bounds[i]) + ' either way (' + lane.log.ground + '). ' + lane.log.file + ', line '
      + lane.lines[i] + '.');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'zoom to it';
    button.addEventListener('click', go);
    line(button, ' ', code('xenscope dump ' + lane.log.option + ' --from ' + seconds(lane.starts[i] - ticks) + 's --to '
      + seconds(lane.ends[i] + ticks + scale.ticks(1000)) + 's ' + page.file));
  }

  return {COLUMNS, groups, at, draw, drawGroup, drawBound, tell};
})();
