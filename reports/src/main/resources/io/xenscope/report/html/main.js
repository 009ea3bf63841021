'use strict';
/* Puts the page together: tables first, they are there already; then slices, the picture, and at leisure the events. */
const Main = (() => {
  const page = JSON.parse(document.getElementById('data').textContent);
  const later = () => new Promise(go => (window.requestIdleCallback || setTimeout)(go));

  /** Dark, light, or what the system says; canvases follow. */
  function theme(redraw) {
    const root = document.documentElement;
    const isDark = () => (root.dataset.t ? root.dataset.t === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
    document.getElementById('theme').addEventListener('click', () => {
      root.dataset.t = isDark() ? 'light' : 'dark';
      redraw();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
    let before;
    window.addEventListener('beforeprint', () => {
      before = root.dataset.t;
      root.dataset.t = 'light';
      redraw();
    });
    window.addEventListener('afterprint', () => {
      if (before) root.dataset.t = before; else delete root.dataset.t;
      redraw();
    });
  }

  /** A click on a row of the matrix shows its vcpus. */
  function matrix() {
    const table = document.getElementById('matrix'), box = document.getElementById('vcpu-matrix');
    if (!table || !box) return;
    for (const row of table.tBodies[0].rows) {
      const head = row.cells[0];
      const button = Object.assign(document.createElement('button'), {type: 'button', textContent: head.textContent,
        title: 'show its vcpus'});
      button.setAttribute('aria-label', 'show who delayed the vcpus of ' + head.textContent);
      head.replaceChildren(button);
      button.addEventListener('click', () => showVcpus(box, Number(row.dataset.dom)));
    }
  }

  function showVcpus(box, dom) {
    const rows = page.blame.filter(one => one[0] === dom).sort((a, b) => a[1] - b[1]);
    const columns = new Map();
    const pairs = rows.map(row => {
      const own = new Map();
      for (let i = 0; i < row[3].length; i += 2) {
        own.set(row[3][i], row[3][i + 1]);
        columns.set(row[3][i], (columns.get(row[3][i]) || 0) + row[3][i + 1]);
      }
      return own;
    });
    const names = [...columns].sort((a, b) => b[1] - a[1]).map(one => one[0]).filter(name => name !== 'others');
    const shown = names.slice(0, 24), rest = names.slice(24);
    const most = Math.max(...pairs.flatMap(own => shown.map(name => own.get(name) || 0)), 1);
    const table = document.createElement('table');
    table.className = 'matrix';
    const head = table.createTHead().insertRow();
    const cell = (row, text, tag = 'td') => { const one = document.createElement(tag); one.textContent = text; row.append(one); return one; };
    for (const text of ['waited', ...shown, 'others', 'all']) cell(head, text, 'th').scope = 'col';
    const body = table.createTBody();
    rows.forEach((row, i) => {
      const line = body.insertRow();
      cell(line, 'd' + row[0] + 'v' + row[1], 'th').scope = 'row';
      for (const name of shown) {
        const value = pairs[i].get(name) || 0;
        const one = cell(line, value ? Time.text(value) : '0');
        one.className = name === 'idle' ? 'i' : /^d\d/.test(name) ? 'w' : '';
        one.style.setProperty('--a', (value / most).toFixed(2));
      }
      const others = rest.reduce((sum, name) => sum + (pairs[i].get(name) || 0), 0) + (pairs[i].get('others') || 0);
      cell(line, others ? Time.text(others) : '0');
      cell(line, Time.text(row[2]));
    });
    const title = document.createElement('h3');
    title.textContent = 'Vcpus of d' + dom + ': who had the pcpu that they ran on next';
    const scroll = Object.assign(document.createElement('div'), {className: 'scroll'});
    scroll.append(table);
    box.replaceChildren(title, scroll);
  }

  async function start() {
    Tables.start();
    matrix();
    const scale = Time.scale(page.rate);
    const model = {page, scale, moment: ticks => scale.exact(page.begin + ticks)};
    const bytes = name => Decode.bytes(page[name]);
    const [durations, states, wakers, gaps] = await Promise.all(['VD', 'VS', 'VW', 'LOSS'].map(bytes));
    model.vcpus = Lanes.vcpus(page, durations, states, wakers);
    if (page.buckets) Lanes.addBuckets(page, model.vcpus, ...await Promise.all(['BS', 'BW'].map(bytes)));
    model.pcpus = Lanes.pcpus(page, model.vcpus, gaps);
    model.logs = page.logs ? Logs.groups(page, model.vcpus, ...await Promise.all(Logs.COLUMNS.map(bytes))) : [];
    const timeline = new Timeline(document.getElementById('timeline'), model);
    const parts = [timeline];
    for (const button of document.querySelectorAll('button.show')) {
      button.addEventListener('click', () => timeline.show(Number(button.dataset.from), Number(button.dataset.to)));
    }
    const doms = [...new Set(model.vcpus.map(lane => lane.dom))].sort((a, b) => a - b);
    const flame = document.getElementById('flame');
    if (flame) Flame.start(flame, page.flame, doms);
    const latency = document.getElementById('latency');
    if (latency && page.curves.length) {
      const next = Decode.reader(await bytes('HM'));
      const cells = Float64Array.from({length: page.heat.length * Latency.COLUMNS * Latency.ROWS}, next);
      parts.push(new Latency.Section(latency, model, cells, timeline));
    }
    theme(() => parts.forEach(part => (part.redraw ? part.redraw() : part.draw())));
    await later();
    Lanes.addEvents(page, model.vcpus, model.pcpus, ...await Promise.all(['EA', 'EB', 'EC', 'EN'].map(bytes)));
    timeline.redraw();
    document.documentElement.dataset.ready = 'yes';
    return {model, timeline};
  }

  /** Resolves when everything is drawn. */
  const ready = start();
  return {ready};
})();
