'use strict';
/* Latencies: curves by percentile, and a heat map of when they were how long. */
const Latency = (() => {
  const COLUMNS = 200, ROWS = 56, FIRST_OCTAVE = 8, A_DECADE = 12, LEAST_ROWS = 14;
  const DASHES = [[], [8, 4], [2, 3], [8, 3, 2, 3], [12, 3, 3, 3, 3, 3], [4, 2]];
  const PERCENTILES = ['min', '90 %', '99 %', '99.9 %', '99.99 %', '99.999 %'];

  /** The least duration of a row of the heat map, in ns. */
  const rowBegins = row => Math.pow(2, FIRST_OCTAVE + row / 2);

  /** The curves of one choice as uPlot takes them: x is 1 / (1 - p), then a column for each group. */
  function columns(choice) {
    const longest = Math.max(...choice.groups.map(group => group[2].length));
    const x = Array.from({length: longest}, (_, i) => Math.pow(10, i / A_DECADE));
    return [x, ...choice.groups.map(group => x.map((_, i) => (i < group[2].length ? Math.max(1, group[2][i]) : null)))];
  }

  class Section {
    constructor(host, model, cells, timeline) {
      this.model = model;
      this.cells = cells;
      this.timeline = timeline;
      this.choices = model.page.curves;
      const select = document.createElement('select');
      select.id = 'latency-kind';
      this.choices.forEach((choice, i) => {
        select.append(Object.assign(document.createElement('option'), {value: i, textContent: choice.name + ' (' + choice.count + ')'}));
      });
      const label = document.createElement('label');
      label.append('of ', select);
      const tools = Object.assign(document.createElement('div'), {className: 'tools'});
      tools.append(label);
      this.plotBox = Object.assign(document.createElement('div'), {className: 'plot'});
      this.heatBox = Object.assign(document.createElement('div'), {className: 'heat'});
      this.canvas = document.createElement('canvas');
      this.canvas.setAttribute('role', 'img');
      this.note = Object.assign(document.createElement('p'), {className: 'note'});
      this.heatBox.append(this.canvas, this.note);
      const two = Object.assign(document.createElement('div'), {className: 'two'});
      two.append(this.plotBox, this.heatBox);
      host.append(tools, two);
      select.addEventListener('change', () => { this.choice = this.choices[Number(select.value)]; this.draw(); });
      this.canvas.addEventListener('click', event => this.click(event));
      this.choice = this.choices[0];
      new ResizeObserver(() => {
        if (this.plotBox.clientWidth !== this.drawnWidth) this.draw();
      }).observe(this.plotBox);
      this.draw();
    }

    draw() {
      this.drawnWidth = this.plotBox.clientWidth;
      const colours = Draw.colours();
      this.drawCurves(colours);
      this.drawHeat(colours);
    }

    drawCurves(c) {
      const doms = [...new Set(this.model.vcpus.map(lane => lane.dom))].sort((a, b) => a - b);
      const axis = {stroke: c.muted, grid: {stroke: c.line, width: 1}, ticks: {stroke: c.line, width: 1},
        font: '12px system-ui, sans-serif'};
      const choice = this.choice;
      const options = {
        width: Math.max(300, this.drawnWidth - 4), height: 260, padding: [8, 28, 0, 0],
        scales: {x: {time: false, distr: 3, log: 10}, y: {distr: 3, log: 10}},
        axes: [
          {...axis, values: (_, splits) => splits.map(v => { const power = Math.log10(v);
            return Math.abs(power - Math.round(power)) < 1e-6 ? PERCENTILES[Math.round(power)] || '' : ''; })},
          {...axis, size: 70, values: (_, splits) => splits.map(v => { const power = Math.log10(v);
            return Math.abs(power - Math.round(power)) < 1e-6 ? Time.text(v) : ''; })},
        ],
        series: [
          {label: 'slowest', value: (_, v) => (v === null ? '-' : (100 - 100 / v).toFixed(v > 1000 ? 3 : 1) + ' %')},
          ...choice.groups.map((group, i) => {
            const dom = doms.indexOf(Number(group[0].slice(1)));
            return {label: group[0] + ' (' + group[1] + ')', dash: DASHES[i], width: 2, points: {show: group[2].length < 2},
              stroke: c.domains[(group[0].startsWith('d') && dom >= 0 ? dom : i) % 8],
              value: (_, v) => (v === null ? '-' : Time.text(v))};
          }),
        ],
      };
      if (this.plot) this.plot.destroy();
      this.plotBox.replaceChildren();
      this.plot = new uPlot(options, columns(choice), this.plotBox);
      const note = Object.assign(document.createElement('p'), {className: 'note',
        textContent: 'To the right are the rarer, slower ones: 99 % is the slowest in a hundred. A curve ends at its last sample.'});
      this.plotBox.append(note);
    }

    /** The counts of the map that belongs to the choice; null where it has none. */
    map() {
      const place = this.model.page.heat.findIndex(one => one[0] === this.choice.heat);
      return place < 0 || !this.model.page.heat[place][1] ? null
        : this.cells.subarray(place * COLUMNS * ROWS, (place + 1) * COLUMNS * ROWS);
    }

    drawHeat(c) {
      const map = this.map();
      this.heatBox.hidden = !map;
      if (!map) return;
      let low = ROWS, high = 0, most = 0;
      map.forEach((count, cell) => {
        if (!count) return;
        low = Math.min(low, cell % ROWS);
        high = Math.max(high, cell % ROWS);
        most = Math.max(most, count);
      });
      // A single duration is a row among others, not a wall.
      const more = Math.max(0, LEAST_ROWS - (high - low + 1));
      low = Math.max(0, low - Math.ceil(more / 2));
      high = Math.min(ROWS - 1, low + Math.max(high - low, LEAST_ROWS - 1));
      const width = Math.max(300, this.heatBox.clientWidth), height = 260, left = 70, bottom = 24;
      const g = Draw.context(this.canvas, width, height);
      g.fillStyle = c.background;
      g.fillRect(0, 0, width, height);
      this.area = {left, width: width - left - 8};
      const cellWidth = this.area.width / COLUMNS, cellHeight = (height - bottom - 6) / (high - low + 1);
      const isDark = Draw.inkOn(c.background) === '#fff';
      map.forEach((count, cell) => {
        if (!count) return;
        g.fillStyle = heat(most < 2 ? 1 : Math.log(count) / Math.log(most), isDark);
        const row = cell % ROWS, column = Math.floor(cell / ROWS);
        g.fillRect(left + column * cellWidth, 4 + (high - row) * cellHeight, cellWidth + 0.4, cellHeight + 0.4);
      });
      this.heatAxes(g, c, low, high, cellHeight, left, height - bottom);
      const of = this.choice.heat === 'exit' ? 'all VM exits but halts' : this.choice.name;
      this.canvas.setAttribute('aria-label', 'Heat map of ' + of + ': when they were how long');
      this.note.textContent = 'Of ' + of + ': a column is a part of the time, a row a duration; the stronger the colour, the more.'
        + ' A click zooms the time line there.';
    }

    heatAxes(g, c, low, high, cellHeight, left, foot) {
      g.fillStyle = c.muted;
      g.textAlign = 'right';
      for (let power = 3; power <= 12; power++) {
        const row = 2 * (Math.log2(Math.pow(10, power)) - FIRST_OCTAVE);
        const y = 4 + (high + 1 - row) * cellHeight;
        if (row >= low && y >= 6 && y <= foot) g.fillText(Time.text(Math.pow(10, power)), left - 8, y);
      }
      g.textAlign = 'center';
      const nanos = this.model.scale.nanos;
      const begin = nanos(this.model.page.begin), end = nanos(this.model.page.begin + this.model.page.span);
      for (const tick of Time.axis(begin, end, 6)) {
        g.fillText(tick.label, Math.min(left + this.area.width - 14, left + (tick.at - begin) / (end - begin) * this.area.width), foot + 12);
      }
      g.textAlign = 'left';
    }

    click(event) {
      const column = Math.floor((event.offsetX - this.area.left) / this.area.width * COLUMNS);
      if (column < 0 || column >= COLUMNS) return;
      const part = this.model.page.span / COLUMNS;
      this.timeline.set({from: (column - 2) * part, to: (column + 3) * part});
      document.getElementById('time').scrollIntoView();
    }
  }

  /** From few to many: light to strong in a light theme, dark to bright in a dark one. */
  function heat(part, isDark) {
    const stops = isDark
      ? [[74, 44, 110], [150, 55, 110], [221, 98, 72], [252, 180, 80], [255, 245, 200]]
      : [[244, 208, 120], [226, 145, 70], [190, 75, 95], [115, 45, 120], [30, 15, 70]];
    const at = Math.max(0, Math.min(1, part)) * (stops.length - 1), i = Math.min(stops.length - 2, Math.floor(at));
    const mix = stops[i].map((one, channel) => Math.round(one + (at - i) * (stops[i + 1][channel] - one)));
    return 'rgb(' + mix.join(',') + ')';
  }

  return {Section, columns, rowBegins, COLUMNS, ROWS};
})();
