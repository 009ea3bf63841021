'use strict';
/* The time line: canvases, what pointers and keys do to them, and the address that names the window. */
class Timeline {
  static GUTTER = 112;
  static MINIMAP = 46;
  static AXIS = 24;
  static LEAST_NANOS = 200;
  static BACK = 100;

  /** `model`: {page, scale, vcpus, pcpus, logs, moment}. */
  constructor(host, model) {
    this.model = model;
    this.span = Math.max(1, model.page.span);
    this.least = Math.min(this.span, model.scale.ticks(Timeline.LEAST_NANOS));
    this.window = {from: 0, to: this.span};
    this.past = [];
    this.selected = null;
    this.cursor = -1;
    this.sums = new Map();
    this.groups = View.groups(model.vcpus, model.pcpus, lane => {
      const sums = Lanes.totals(lane);
      return sums[Lanes.WOKEN] + sums[Lanes.PREEMPTED] + sums[Lanes.WAIT];
    }, model.logs);
    this.waits = Lanes.longestWaits(model.vcpus, 200);
    this.wait = -1;
    this.build(host);
    this.layout = View.rows(this.groups);
    this.readHash();
    this.resize();
    this.listen();
    this.draw();
  }

  // ---- the elements ----

  build(host) {
    const make = (tag, props = {}, ...inside) => {
      const element = Object.assign(document.createElement(tag), props);
      element.append(...inside);
      return element;
    };
    const button = (text, title, go) => {
      const one = make('button', {type: 'button', textContent: text, title});
      one.addEventListener('click', () => { go(); this.canvas.focus({preventScroll: true}); });
      return one;
    };
    this.text = make('span', {className: 'window'});
    this.text.setAttribute('aria-live', 'polite');
    this.go = make('input', {type: 'text', placeholder: 'go to 12.3s, d1v0, +5ms', size: 20, id: 'goto'});
    this.go.setAttribute('aria-label', 'Go to a time or a vcpu');
    const bar = make('div', {className: 'tools'}, this.text,
      button('whole', 'all of it (0)', () => this.whole()), button('+', 'zoom in (+)', () => this.zoomMiddle(0.6)),
      button('−', 'zoom out (-)', () => this.zoomMiddle(1 / 0.6)), button('back', 'the window before (b)', () => this.back()),
      button('fold all', 'fold or unfold all groups', () => this.foldAll()),
      button('next long wait', 'the next of the 200 longest waits (n)', () => this.nextWait(1)),
      this.go, make('span', {className: 'space'}), this.legend(make));
    this.mini = make('canvas', {className: 'mini', tabIndex: 0});
    this.mini.setAttribute('role', 'application');
    this.mini.setAttribute('aria-label', 'Whole range. Drag to choose a window, arrow keys move it, plus and minus zoom.');
    this.axis = make('canvas', {className: 'axis'});
    this.axis.setAttribute('aria-hidden', 'true');
    this.canvas = make('canvas', {className: 'lanes', tabIndex: 0});
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-label', 'Time line of pcpus and vcpus. Plus and minus zoom, arrow keys move, brackets choose a'
      + ' lane, Enter folds it, full stop and comma step through its slices, n goes to the next long wait.'
      + ' What is selected is told below. All numbers are in the tables.');
    this.filler = make('div', {className: 'filler'});
    this.scroller = make('div', {className: 'scroller'}, this.canvas, this.filler);
    this.pane = make('div', {className: 'detail'});
    this.pane.setAttribute('role', 'status');
    this.pane.setAttribute('aria-live', 'polite');
    this.hint();
    this.frame = make('div', {className: 'frame'}, this.mini, this.axis, this.scroller, this.pane);
    host.append(bar, this.frame);
  }

  hint() {
    const keys = document.createElement('p');
    keys.className = 'hint';
    keys.textContent = 'Click a slice to see what it is. Drag to move, wheel to zoom (click first, or hold Ctrl), shift-drag zooms to'
      + ' a stretch. Keys: + - ← → ↑ ↓ 0 b n N [ ] Enter . , / Esc.';
    this.pane.replaceChildren(keys);
  }

  legend(make) {
    const list = make('ul', {className: 'legend'});
    const doms = new Map(this.model.vcpus.map(lane => [lane.dom, lane.colour]));
    const item = (style, text) => list.append(make('li', {}, make('i', {className: style}), text));
    if (doms.size <= Lanes.CLASSES) for (const [dom, colour] of doms) item('c' + colour, 'd' + dom);
    item('wait', 'waits');
    item('blocked', 'blocked');
    item('event', 'events');
    const isMissing = sums => sums[Lanes.LOST] + sums[Lanes.UNKNOWN] > 0;
    if (this.model.vcpus.some(lane => isMissing(Lanes.totals(lane)))) item('lost', 'no records');
    return list;
  }

  resize() {
    this.width = Math.max(320, this.frame.clientWidth);
    this.columns = Math.max(100, Math.floor(this.width - Timeline.GUTTER - 2));
    this.layout = View.rows(this.groups);
    const room = Math.max(240, Math.round(window.innerHeight * 0.7));
    this.shown = Math.min(room, this.layout.height + 4);
    this.scroller.style.height = this.shown + 'px';
    this.filler.style.height = Math.max(0, this.layout.height + 4 - this.shown) + 'px';
    this.scrollbar = this.scroller.offsetWidth - this.scroller.clientWidth;
    this.columns = Math.max(100, Math.floor(this.width - Timeline.GUTTER - 2 - this.scrollbar));
  }

  // ---- windows ----

  set(window, keep = true) {
    const next = View.clamp(window.from, window.to, this.span, this.least);
    if (next.from === this.window.from && next.to === this.window.to) return;
    if (keep) {
      this.past.push(this.window);
      if (this.past.length > Timeline.BACK) this.past.shift();
    }
    this.window = next;
    this.request();
    this.writeHash();
  }

  whole() { this.set({from: 0, to: this.span}); }

  back() {
    const before = this.past.pop();
    if (before) this.set(before, false);
  }

  zoomMiddle(factor) { this.zoomAt((this.window.from + this.window.to) / 2, factor); }

  zoomAt(at, factor) { this.set(View.zoom(this.window, at, factor, this.span, this.least)); }

  move(part) {
    const by = (this.window.to - this.window.from) * part;
    this.set({from: this.window.from + by, to: this.window.to + by});
  }

  writeHash() {
    clearTimeout(this.hashTimer);
    this.hashTimer = setTimeout(() => {
      const at = ticks => String(this.model.moment(Math.round(ticks)));
      const isWhole = this.window.from === 0 && this.window.to === this.span;
      history.replaceState(null, '', isWhole ? '#' : '#t=' + at(this.window.from) + ',' + at(this.window.to));
    }, 150);
  }

  readHash() {
    const asked = View.fromHash(location.hash);
    if (asked) {
      const ticks = nanos => this.model.scale.ticks(nanos) - this.model.page.begin;
      this.set({from: ticks(asked.from), to: ticks(asked.to)});
      return true;
    }
    return false;
  }

  // ---- drawing ----

  request() {
    if (!this.pending) {
      this.pending = true;
      requestAnimationFrame(() => { this.pending = false; this.draw(); });
    }
  }

  redraw() { this.sums.clear(); this.draw(); }

  scene() {
    return {window: this.window, colours: Draw.colours(), vcpus: this.model.vcpus, span: this.span};
  }

  draw() {
    const started = performance.now();
    const scene = this.scene();
    this.drawMini(scene);
    this.drawAxis(scene);
    this.drawLanes(scene);
    this.tell();
    this.lastFrame = performance.now() - started;
  }

  tell() {
    const {from, to} = this.window;
    const at = ticks => Time.seconds(this.model.moment(Math.round(ticks))).slice(0, -3) + ' s';
    const visible = this.layout.list.filter(row => row.lane && row.kind !== 'log' && row.y + row.height > this.scroller.scrollTop
      && row.y < this.scroller.scrollTop + this.shown);
    const isExact = visible.some(row => row.kind === 'vcpu' || row.lane.count > 0) && visible.every(row => row.kind === 'pcpu'
      ? Lanes.find(row.lane.starts, row.lane.count, to) - Lanes.find(row.lane.starts, row.lane.count, from) < this.columns / 2
        && row.lane.leftOut.every(stretch => stretch.end <= from || stretch.begin >= to)
      : Lanes.isExact(row.lane, from, to) && Lanes.slicesIn(row.lane, from, to) < this.columns / 2);
    const text = at(from) + ' to ' + at(to) + ' (' + Time.text(this.model.scale.nanos(to - from)) + ')'
      + (isExact ? ', every run shown' : '');
    if (this.text.textContent !== text) this.text.textContent = text;
  }

  /** The sums of a group in a window, kept until the window changes. */
  groupSums(key, lanes, window, columns) {
    const name = key + ' ' + window.from + ' ' + window.to + ' ' + columns;
    if (!this.sums.has(name)) {
      if (this.sums.size > 600) this.sums.clear();
      this.sums.set(name, Draw.groupSums(lanes, window, columns));
    }
    return this.sums.get(name);
  }

  drawMini(scene) {
    const whole = {from: 0, to: this.span};
    const g = Draw.context(this.mini, this.width - 2, Timeline.MINIMAP);
    const c = scene.colours;
    g.fillStyle = c.background;
    g.fillRect(0, 0, this.width, Timeline.MINIMAP);
    const sums = this.groupSums('all', this.model.vcpus, whole, this.columns);
    const per = this.span / this.columns * Math.max(1, this.model.pcpus.length);
    const x = Timeline.GUTTER;
    Draw.stacks(g, sums.slice(0, Lanes.CLASSES), c.domains, per, x, 1, 28, this.columns);
    Draw.stacks(g, [sums[Lanes.CLASSES]], [c.wait], per, x, 31, 14, this.columns);
    g.fillStyle = c.muted;
    g.fillText('all pcpus', 6, 14);
    g.fillText('waiting', 6, 38);
    const left = x + this.window.from / this.span * this.columns;
    const width = Math.max(3, (this.window.to - this.window.from) / this.span * this.columns);
    g.strokeStyle = c.text;
    g.lineWidth = 2;
    g.strokeRect(left, 1, width, Timeline.MINIMAP - 2);
  }

  drawAxis(scene) {
    const g = Draw.context(this.axis, this.width - 2, Timeline.AXIS);
    const c = scene.colours;
    g.fillStyle = c.background;
    g.fillRect(0, 0, this.width, Timeline.AXIS);
    g.fillStyle = c.muted;
    g.strokeStyle = c.muted;
    g.textAlign = 'center';
    this.grid = [];
    const nanos = ticks => this.model.scale.nanos(ticks + this.model.page.begin);
    const begin = nanos(this.window.from), end = nanos(this.window.to);
    for (const tick of Time.axis(begin, end, this.columns / 130)) {
      const x = Timeline.GUTTER + (tick.at - begin) / (end - begin) * this.columns;
      this.grid.push(x);
      const half = g.measureText(tick.label).width / 2;
      g.fillText(tick.label, Math.max(half, Math.min(this.width - half - 4, x)), 10);
      g.beginPath();
      g.moveTo(x, 18);
      g.lineTo(x, Timeline.AXIS);
      g.stroke();
    }
    g.textAlign = 'left';
  }

  drawLanes(scene) {
    const c = scene.colours, x = Timeline.GUTTER, top = this.scroller.scrollTop;
    const width = this.width - 2 - this.scrollbar;
    const g = Draw.context(this.canvas, width, this.shown);
    g.fillStyle = c.background;
    g.fillRect(0, 0, width, this.shown);
    g.strokeStyle = c.line;
    g.lineWidth = 1;
    for (const at of this.grid) {
      g.beginPath();
      g.moveTo(Math.round(at) + 0.5, 0);
      g.lineTo(Math.round(at) + 0.5, this.shown);
      g.stroke();
    }
    this.layout.list.forEach((row, place) => {
      const y = row.y - top;
      if (y + row.height < 0 || y > this.shown) return;
      if (row.kind === 'group') this.drawGroup(g, row, scene, x, y, width);
      else if (row.kind === 'pcpu') Draw.pcpuLane(g, row.lane, scene, x, y, this.columns);
      else if (row.kind === 'vcpu') Draw.vcpuLane(g, row.lane, scene, x, y, this.columns);
      else Logs.draw(g, row.lane, scene, this.model, x, y, this.columns);
      this.drawName(g, row, c, y, place === this.cursor);
    });
    this.drawSelected(g, scene, top);
    if (this.band) {
      g.fillStyle = c.text;
      g.globalAlpha = 0.18;
      g.fillRect(Math.min(this.band.a, this.band.b), 0, Math.abs(this.band.b - this.band.a), this.shown);
      g.globalAlpha = 1;
    }
  }

  drawGroup(g, row, scene, x, y, width) {
    const c = scene.colours, group = row.group;
    g.fillStyle = c.lane;
    g.fillRect(0, y, width, row.height);
    if (group.isLog) {
      Logs.drawGroup(g, group, scene, x, y + 2, row.height - 4, this.columns);
      return;
    }
    const lanes = group.isPcpus ? this.model.vcpus : group.all;
    const sums = this.groupSums(group.isPcpus ? 'all' : 'd' + group.dom, lanes, this.window, this.columns);
    const per = (this.window.to - this.window.from) / this.columns;
    if (group.isPcpus) {
      Draw.stacks(g, sums.slice(0, Lanes.CLASSES), c.domains, per * group.lanes.length, x, y + 2, row.height - 4, this.columns);
    } else {
      const colour = group.lanes[0] ? group.lanes[0].colour : 0;
      Draw.stacks(g, [sums[colour], sums[Lanes.CLASSES]], [c.domains[colour], c.wait], per * lanes.length, x, y + 2, row.height - 4,
        this.columns);
    }
  }

  drawName(g, row, c, y, isCursor) {
    g.save();
    g.beginPath();
    g.rect(0, y, Timeline.GUTTER - 4, row.height);
    g.clip();
    if (isCursor) {
      g.fillStyle = c.focus;
      g.globalAlpha = 0.25;
      g.fillRect(0, y, Timeline.GUTTER, row.height);
      g.globalAlpha = 1;
    }
    if (row.kind === 'group') {
      g.fillStyle = c.text;
      g.font = 'bold 12px system-ui, sans-serif';
      const name = (row.group.folded ? '▸ ' : '▾ ') + row.group.name;
      const isShort = g.measureText(name).width <= Timeline.GUTTER - 10;
      g.fillText(isShort ? name : name.replace(/ \(.*$/, ''), 5, y + row.height / 2);
      g.font = '12px system-ui, sans-serif';
    } else {
      g.fillStyle = c.muted;
      const name = row.lane.label || row.lane.name, room = Timeline.GUTTER - 12;
      const x = Math.max(4, room + 4 - g.measureText(name).width);
      g.fillText(name, x, y + (row.kind === 'vcpu' ? 12 : row.kind === 'pcpu' ? 10 : 8));
    }
    g.restore();
  }

  xOf(ticks) {
    return Timeline.GUTTER + (ticks - this.window.from) / (this.window.to - this.window.from) * this.columns;
  }

  drawSelected(g, scene, top) {
    if (!this.selected) return;
    const {lane, slice} = this.selected, c = scene.colours;
    const row = View.rowOf(this.layout, lane);
    if (!row) return;
    const clampX = x => Math.max(Timeline.GUTTER, Math.min(Timeline.GUTTER + this.columns, x));
    const left = clampX(this.xOf(lane.starts[slice])), right = clampX(this.xOf(Timeline.end(lane, slice)));
    g.strokeStyle = c.text;
    g.lineWidth = 2;
    if (right > left || (this.xOf(lane.starts[slice]) >= Timeline.GUTTER && left < Timeline.GUTTER + this.columns)) {
      g.strokeRect(left, row.y - top + 1, Math.max(2, right - left), (row.kind === 'vcpu' ? View.VCPU - 10 : row.height) - 2);
    }
    if (row.kind === 'log') Logs.drawBound(g, this, lane, slice, row.y - top + row.height / 2, c.text);
    else if (lane.kind === 'vcpu' && lane.states[slice] === Lanes.WOKEN) this.drawWake(g, c, row, top);
  }

  drawWake(g, c, row, top) {
    const {lane, slice} = this.selected;
    const x = this.xOf(lane.starts[slice]);
    if (x < Timeline.GUTTER || x > Timeline.GUTTER + this.columns) return;
    const text = this.model.page.wakers[lane.wakers.get(slice) || 0];
    const waker = Lanes.wakerLane(text, this.model.vcpus, this.model.pcpus);
    const from = waker && View.rowOf(this.layout, waker);
    if (!from) return;
    const y0 = from.y - top + Math.min(12, from.height / 2), y1 = row.y - top + 12;
    g.strokeStyle = g.fillStyle = c.text;
    g.lineWidth = 1.6;
    g.beginPath();
    g.arc(x, y0, 3, 0, 2 * Math.PI);
    g.fill();
    g.beginPath();
    g.moveTo(x, y0);
    const bend = y0 === y1 ? 0 : 10;
    g.bezierCurveTo(x - bend, y0, x - bend, y1, x - 1, y1);
    g.stroke();
    g.beginPath();
    g.moveTo(x, y1);
    g.lineTo(x - 6, y1 - 4);
    g.lineTo(x - 6, y1 + 4);
    g.fill();
  }

  // ---- selecting ----

  /** When a slice of a vcpu's lane ends, or a span of a log's. */
  static end(lane, slice) { return lane.kind === 'log' ? lane.ends[slice] : lane.starts[slice + 1]; }

  select(lane, slice) {
    this.selected = lane && slice >= 0 && slice < lane.count ? {lane, slice} : null;
    if (this.selected) {
      (lane.kind === 'log' ? Logs.tell : Detail.slice)(this.pane, this.model, lane, slice, () => this.zoomTo(lane, slice), this.window);
    } else {
      this.hint();
    }
    this.request();
  }

  zoomTo(lane, slice) {
    const begin = lane.starts[slice], end = Timeline.end(lane, slice);
    const bound = lane.kind === 'log' ? this.model.scale.ticks(lane.bounds[slice]) : 0;
    const margin = Math.max((end - begin) * 0.6, this.least / 2, bound * 1.2);
    this.set({from: begin - margin, to: end + margin});
  }

  /** Steps through the slices of the lane that the selection, or the cursor, is on. */
  step(by) {
    let lane = this.selected && this.selected.lane, slice;
    if (lane) {
      slice = this.selected.slice + by;
    } else {
      const row = this.layout.list[this.cursor];
      lane = row && (row.kind === 'vcpu' || row.kind === 'log') ? row.lane : this.model.vcpus[0];
      if (!lane) return;
      slice = Math.max(0, Lanes.find(lane.starts, lane.count, this.window.from));
    }
    if (slice < 0 || slice >= lane.count) return;
    this.select(lane, slice);
    this.bringIn(lane, slice);
  }

  bringIn(lane, slice) {
    const begin = lane.starts[slice], end = Timeline.end(lane, slice);
    const width = this.window.to - this.window.from;
    if (begin < this.window.from || begin > this.window.to || (end > this.window.to && end - begin < width)) {
      const middle = end - begin < width ? (begin + end) / 2 : begin + width * 0.3;
      this.set({from: middle - width / 2, to: middle + width / 2});
    }
    this.scrollTo(lane);
  }

  scrollTo(lane) {
    const row = View.rowOf(this.layout, lane);
    if (!row) return;
    const top = this.scroller.scrollTop;
    if (row.y < top || row.y + row.height > top + this.shown) {
      this.scroller.scrollTop = Math.max(0, row.y - this.shown / 2);
    }
  }

  unfold(lane) {
    const group = this.groups.find(one => !one.isPcpus && one.all.includes(lane));
    if (group && group.folded) {
      group.folded = false;
      this.resize();
    }
  }

  nextWait(by) {
    if (!this.waits.length) return;
    this.wait = (this.wait + by + this.waits.length) % this.waits.length;
    const {lane, slice} = this.waits[this.wait];
    this.unfold(lane);
    this.zoomTo(lane, slice);
    this.select(lane, slice);
    this.scrollTo(lane);
  }

  /** Shows a moment that a finding names: zooms, and selects the longest wait if that is much of it. */
  show(from, to) {
    const width = Math.max(to - from, this.least);
    this.set({from: from - width * 0.6, to: to + width * 0.6});
    let best = null;
    for (const lane of this.model.vcpus) {
      for (let i = Math.max(0, Lanes.find(lane.starts, lane.count, this.window.from)); i < lane.count
        && lane.starts[i] < this.window.to; i++) {
        const length = Math.min(lane.starts[i + 1], this.window.to) - Math.max(lane.starts[i], this.window.from);
        if (Lanes.isWait(lane.states[i]) && (!best || length > best.length)) best = {lane, slice: i, length};
      }
    }
    if (best && best.length >= (this.window.to - this.window.from) / 4) {
      this.unfold(best.lane);
      this.select(best.lane, best.slice);
      this.scrollTo(best.lane);
    } else {
      this.select(null);
    }
    this.frame.parentElement.scrollIntoView({behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
    this.canvas.focus({preventScroll: true});
  }

  fold(row) {
    row.group.folded = !row.group.folded;
    this.resize();
    this.request();
  }

  foldAll() {
    const folded = this.groups.some(group => !group.folded);
    this.groups.forEach(group => { group.folded = folded; });
    this.resize();
    this.request();
  }

  moveCursor(by) {
    const last = this.layout.list.length - 1;
    this.cursor = Math.max(0, Math.min(last, this.cursor + by));
    const row = this.layout.list[this.cursor];
    const top = this.scroller.scrollTop;
    if (row.y < top || row.y + row.height > top + this.shown) this.scroller.scrollTop = row.y - this.shown / 3;
    const p = document.createElement('p');
    p.textContent = row.lane ? row.lane.name : row.group.name + (row.group.folded ? ', folded' : '');
    this.selected = null;
    this.pane.replaceChildren(p);
    this.request();
  }

  goTo(text) {
    const lane = this.model.vcpus.find(one => one.name === text.trim());
    if (lane) {
      this.unfold(lane);
      this.cursor = this.layout.list.findIndex(row => row.lane === lane);
      this.scrollTo(lane);
      this.request();
      return true;
    }
    const nanos = Time.parse(text);
    if (nanos === null) return false;
    const width = this.window.to - this.window.from;
    const isRelative = /^\s*[+-]/.test(text);
    const at = isRelative ? (this.window.from + this.window.to) / 2 + this.model.scale.ticks(nanos)
      : this.model.scale.ticks(nanos) - this.model.page.begin;
    const wide = width === this.span ? this.span / 20 : width;
    this.set({from: at - wide / 2, to: at + wide / 2});
    return true;
  }

  // ---- pointers and keys ----

  listen() {
    new ResizeObserver(() => { this.resize(); this.request(); }).observe(this.frame);
    window.addEventListener('hashchange', () => this.readHash());
    this.scroller.addEventListener('scroll', () => this.request());
    this.listenPointer();
    this.listenMini();
    for (const element of [this.canvas, this.mini]) element.addEventListener('keydown', event => this.key(event));
    this.go.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        this.go.setAttribute('aria-invalid', String(!this.goTo(this.go.value)));
      } else if (event.key === 'Escape') {
        this.canvas.focus();
      }
    });
  }

  timeAt(x) {
    const part = (x - Timeline.GUTTER) / this.columns;
    return this.window.from + part * (this.window.to - this.window.from);
  }

  listenPointer() {
    const canvas = this.canvas;
    let drag = null;
    canvas.addEventListener('wheel', event => {
      const hasFocus = document.activeElement === canvas;
      if (!hasFocus && !event.ctrlKey) return;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        this.move(sideways / 800);
      } else {
        this.zoomAt(this.timeAt(event.offsetX), event.deltaY < 0 ? 1 / 1.25 : 1.25);
      }
      event.preventDefault();
    }, {passive: false});
    canvas.addEventListener('pointerdown', event => {
      drag = {x: event.offsetX, y: event.offsetY, window: this.window, moved: false, isBand: event.shiftKey};
      canvas.setPointerCapture(event.pointerId);
      canvas.focus({preventScroll: true});
    });
    canvas.addEventListener('pointermove', event => {
      if (!drag) return;
      const by = event.offsetX - drag.x;
      if (Math.abs(by) > 3 && !drag.moved) {
        drag.moved = true;
        if (!drag.isBand) this.past.push(drag.window);
      }
      if (!drag.moved || drag.x < Timeline.GUTTER) return;
      if (drag.isBand) {
        this.band = {a: drag.x, b: event.offsetX};
        this.request();
      } else {
        const ticks = by / this.columns * (drag.window.to - drag.window.from);
        this.set({from: drag.window.from - ticks, to: drag.window.to - ticks}, false);
      }
    });
    canvas.addEventListener('pointerup', event => {
      const was = drag;
      drag = null;
      if (!was) return;
      if (this.band) {
        const a = this.timeAt(Math.min(this.band.a, this.band.b)), b = this.timeAt(Math.max(this.band.a, this.band.b));
        this.band = null;
        this.set({from: a, to: b});
        this.request();
      } else if (!was.moved) {
        this.click(event.offsetX, event.offsetY);
      }
    });
  }

  click(x, y) {
    const row = View.rowAt(this.layout, y + this.scroller.scrollTop);
    if (!row) {
      this.select(null);
    } else if (row.kind === 'group') {
      this.fold(row);
    } else if (x < Timeline.GUTTER) {
      this.cursor = this.layout.list.indexOf(row);
      this.request();
    } else if (row.kind === 'vcpu') {
      this.select(row.lane, Lanes.find(row.lane.starts, row.lane.count, this.timeAt(x)));
    } else if (row.kind === 'log') {
      const slack = 3 / this.columns * (this.window.to - this.window.from);
      this.select(row.lane, Logs.at(row.lane, this.timeAt(x), slack));
    } else {
      const run = Lanes.find(row.lane.starts, row.lane.count, this.timeAt(x));
      const isRun = run >= 0 && row.lane.ends[run] > this.timeAt(x);
      this.select(isRun ? this.model.vcpus[row.lane.vcpus[run]] : null, isRun ? row.lane.slices[run] : -1);
      if (!isRun) Detail.pcpu(this.pane, this.model, row.lane, this.timeAt(x), () => {}, this.window);
    }
  }

  listenMini() {
    const at = event => (event.offsetX - Timeline.GUTTER) / this.columns * this.span;
    let drag = null;
    this.mini.addEventListener('pointerdown', event => {
      const time = at(event), isInside = time >= this.window.from && time <= this.window.to
        && (this.window.to - this.window.from) < this.span;
      drag = {time, isInside, window: this.window, moved: false};
      this.mini.setPointerCapture(event.pointerId);
    });
    this.mini.addEventListener('pointermove', event => {
      if (!drag) return;
      const time = at(event);
      if (Math.abs(time - drag.time) / this.span * this.columns > 3 && !drag.moved) {
        drag.moved = true;
        this.past.push(drag.window);
      }
      if (!drag.moved) return;
      if (drag.isInside) {
        this.set({from: drag.window.from + time - drag.time, to: drag.window.to + time - drag.time}, false);
      } else {
        this.set({from: Math.min(time, drag.time), to: Math.max(time, drag.time)}, false);
      }
    });
    this.mini.addEventListener('pointerup', event => {
      if (drag && !drag.moved && !drag.isInside) {
        const half = (this.window.to - this.window.from) / 2;
        this.set({from: at(event) - half, to: at(event) + half});
      }
      drag = null;
    });
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const actions = {
      '+': () => this.zoomMiddle(0.6), '=': () => this.zoomMiddle(0.6), '-': () => this.zoomMiddle(1 / 0.6),
      ArrowLeft: () => this.move(-0.2), ArrowRight: () => this.move(0.2),
      ArrowUp: () => { this.scroller.scrollTop -= 60; }, ArrowDown: () => { this.scroller.scrollTop += 60; },
      0: () => this.whole(), b: () => this.back(), n: () => this.nextWait(1), N: () => this.nextWait(-1),
      '.': () => this.step(1), ',': () => this.step(-1), '[': () => this.moveCursor(-1), ']': () => this.moveCursor(1),
      Enter: () => { const row = this.layout.list[this.cursor]; if (row) this.fold(row); },
      Escape: () => this.select(null), '/': () => this.go.focus(),
    };
    if (actions[event.key]) {
      actions[event.key]();
      event.preventDefault();
    }
  }
}
