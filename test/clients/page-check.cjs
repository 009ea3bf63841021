// node page-check.cjs [--pictures DIR] [--brief] [--timed] FILE...: opens each page of `xenscope html` and `compare --html` in headless Chromium, and tries
// what people do with it. Beside a page NAME.html may lie what reports print of the capture, to be compared with what the page draws:
// NAME.sched.json, NAME.chain.json, NAME.blame.json, NAME.exits.json, NAME.calls.json, NAME.folded. --brief: only whether each opens without
// a complaint, is small enough and draws what reports print. --timed: each must be ready and draw as fast as a page has to.
// Exit code 1 unless each opens without a complaint and does as it should.
const path = require('path');
const fs = require('fs');
const { PATIENCE_MS, asked, fail, listen, run } = require('./browser.cjs');

const MOST_BYTES = 10e6;
/** How soon a page must be ready and how fast it must draw, in ms, where that is asked for. */
const READY_MS = 4000, FRAME_MS = 100;
const { files, pictures, given } = asked('--brief', '--timed');

function expect(file, what, holds, seen) {
  if (!holds) fail(file, what + (seen === undefined ? '' : `, but ${JSON.stringify(seen)}`));
}

async function open(browser, file, options = {}) {
  const page = await browser.newPage();
  page.complaints = [];
  listen(page, text => page.complaints.push(text));
  page.on('dialog', dialog => { page.complaints.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  await page.setViewport({ width: options.width || 1280, height: options.height || 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: options.theme || 'light' }]);
  if (options.scripts === false) await page.setJavaScriptEnabled(false);
  await page.goto('file://' + path.resolve(file) + (options.hash || ''), { waitUntil: 'load', timeout: PATIENCE_MS });
  const isComparison = (await page.$('#captures')) !== null;
  if (options.scripts !== false && !isComparison) await page.waitForSelector('html[data-ready=yes]', { timeout: PATIENCE_MS });
  return page;
}

/** What a report printed beside the page; null where it did not. */
function report(file, kind) {
  const beside = file.replace(/\.html$/, '.' + kind);
  if (!fs.existsSync(beside)) return null;
  const text = fs.readFileSync(beside, 'utf8');
  return kind.endsWith('.json') ? JSON.parse(text) : text;
}

/** What the page has decoded is what reports print, to the nanosecond. */
async function exactness(page, file) {
  const sched = report(file, 'sched.json'), chain = report(file, 'chain.json'), blame = report(file, 'blame.json');
  if (sched) {
    const drawn = await page.evaluate(async () => {
      const { model } = await Main.ready, sums = {};
      const STATES = ['running', 'runnable', 'runnable', 'blocked', 'offline', 'lost', 'unknown', 'runnable'];
      for (const lane of model.vcpus) {
        const ticks = {};
        Lanes.totals(lane).forEach((sum, state) => { if (sum) ticks[STATES[state]] = (ticks[STATES[state]] || 0) + sum; });
        for (const state of Object.keys(ticks)) sums[lane.name + ' ' + state] = Number(model.scale.exact(ticks[state]));
      }
      return sums;
    });
    const printed = {};
    for (const row of sched.tables.vcpu_states) {
      if (row.total_ns) printed[`d${row.dom}v${row.vcpu} ${row.state}`] = row.total_ns;
    }
    const sorted = sums => JSON.stringify(Object.entries(sums).filter(one => one[1]).sort());
    expect(file, 'times by state are those of sched', sorted(drawn) === sorted(printed), [drawn, printed]);
  }
  await counts(page, file, sched);
  if (chain) {
    const drawn = await page.evaluate(async () => {
      const { model, timeline } = await Main.ready;
      return timeline.waits.slice(0, 20).map(one => [one.lane.name, Number(model.moment(one.begin)), Number(model.scale.exact(one.length))]);
    });
    const printed = chain.tables.waits.map(row => [`d${row.dom}v${row.vcpu}`, row.begin_ns, row.wait_ns]);
    expect(file, 'the longest waits are those of chain', JSON.stringify(drawn) === JSON.stringify(printed), drawn);
  }
  if (blame) {
    const wrong = await page.evaluate(printed => {
      const { blame: rows } = JSON.parse(document.getElementById('data').textContent);
      return printed.filter(one => one.waiting_ns > 0).map(one => {
        const row = rows.find(other => other[0] === one.dom && other[1] === one.vcpu);
        const parts = row ? row[3].filter((_, i) => i % 2).reduce((sum, part) => sum + part, 0) : -1;
        // Each part is rounded down.
        const holds = row && row[2] === one.waiting_ns && parts <= one.waiting_ns && parts >= one.waiting_ns - row[3].length;
        return holds ? null : [one, row];
      }).filter(one => one);
    }, blame.tables.waiters);
    expect(file, 'rows of the matrix add up to the waiting time of each vcpu', wrong.length === 0, wrong.slice(0, 3));
  }
}

/** Of a page that holds every slice and every event: runs, exits and hypercalls are as many as reports count. */
async function counts(page, file, sched) {
  const exits = report(file, 'exits.json'), calls = report(file, 'calls.json');
  // A hypercall by an exit that Xen made the guest make again is one span, and as many exits.
  const byExit = /^(VMEXIT_VMMCALL|VMCALL)$/;
  const drawn = await page.evaluate(async pattern => {
    const { model } = await Main.ready;
    const byExit = new RegExp(pattern);
    const sums = { runs: {}, exits: {}, calls: {} };
    const isWhole = model.vcpus.every(lane => lane.states.length >= lane.count && lane.events.every(events => !events.counts));
    for (const lane of model.vcpus) {
      // What begins when the capture ends has no time in it.
      sums.runs[lane.name] = [...lane.states.subarray(0, lane.count)]
        .filter((state, i) => state === Lanes.RUNNING && lane.starts[i + 1] > lane.starts[i]).length;
      for (const events of lane.events) {
        const kind = ['exits', 'calls'][events.kind];
        if (!kind) continue;
        const all = events.parts.filter((part, i) => !part && !byExit.test(model.page.names[events.names[i]])).length;
        sums[kind][lane.name] = (sums[kind][lane.name] || 0) + all;
      }
    }
    return isWhole ? sums : null;
  }, byExit.source);
  if (!drawn) return;
  const printed = (rows, count) => {
    const sums = {};
    for (const row of rows) sums[`d${row.dom}v${row.vcpu}`] = (sums[`d${row.dom}v${row.vcpu}`] || 0) + count(row);
    return sums;
  };
  const same = (one, other) => JSON.stringify(Object.entries(one).filter(sum => sum[1]).sort())
    === JSON.stringify(Object.entries(other).filter(sum => sum[1]).sort());
  if (sched) {
    const runs = printed(sched.tables.vcpu_states.filter(row => row.state === 'running'), row => row.count + row.cut);
    expect(file, 'runs are as many as sched counts', same(drawn.runs, runs), [drawn.runs, runs]);
  }
  if (exits) {
    const all = printed(exits.tables.exits.filter(row => !byExit.test(row.reason)), row => row.count);
    expect(file, 'VM exits are as many as exits counts', same(drawn.exits, all), [drawn.exits, all]);
  }
  if (calls) {
    // A call that was continued is one span.
    const all = printed(calls.tables.hypercalls, row => row.count - row.continued - row.likely_continued);
    expect(file, 'hypercalls are as many as calls counts', same(drawn.calls, all), [drawn.calls, all]);
  }
}

/** The window in nanoseconds, by the page's own model. */
const windowOf = page => page.evaluate(async () => {
  const { model, timeline } = await Main.ready;
  return [timeline.window.from, timeline.window.to].map(ticks => Number(model.moment(Math.round(ticks))));
});
const frame = page => page.evaluate(() => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go))));

async function press(page, key) {
  await page.focus('canvas.lanes');
  await page.keyboard.press(key);
  await frame(page);
  return windowOf(page);
}

async function keysAndPointer(page, file) {
  const whole = await windowOf(page);
  if (whole[1] - whole[0] < 1e6) return;
  const zoomed = await press(page, '+');
  expect(file, '+ narrows the window', zoomed[1] - zoomed[0] < 0.7 * (whole[1] - whole[0]), zoomed);
  const moved = await press(page, 'ArrowRight');
  expect(file, 'the right arrow moves it', moved[0] > zoomed[0], moved);
  const left = await press(page, 'ArrowLeft');
  expect(file, 'the left arrow moves it back', Math.abs(left[0] - zoomed[0]) < 10, left);
  const wide = await press(page, '-');
  expect(file, '- widens it', wide[1] - wide[0] > 1.5 * (zoomed[1] - zoomed[0]), wide);
  const back = await press(page, 'b');
  expect(file, 'b goes back', Math.abs(back[1] - left[1]) < 10, back);
  const all = await press(page, '0');
  expect(file, '0 shows the whole', all[0] === whole[0] && all[1] === whole[1], all);
  const box = await (await page.$('canvas.lanes')).boundingBox();
  await page.mouse.move(box.x + 112 + (box.width - 112) / 4, box.y + 60);
  await page.mouse.wheel({ deltaY: -100 });
  await frame(page);
  const wheel = await windowOf(page);
  const at = w => w[0] + (w[1] - w[0]) / 4;
  expect(file, 'the wheel narrows around the pointer', wheel[1] - wheel[0] < 0.9 * (all[1] - all[0])
    && Math.abs(at(wheel) - at(all)) < 0.02 * (all[1] - all[0]), wheel);
  const drag = async (from, to, shift) => {
    if (shift) await page.keyboard.down('Shift');
    await page.mouse.move(box.x + from, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + (from + to) / 2, box.y + 60);
    await page.mouse.move(box.x + to, box.y + 60);
    await page.mouse.up();
    if (shift) await page.keyboard.up('Shift');
    await frame(page);
    return windowOf(page);
  };
  const dragged = await drag(600, 700, false);
  expect(file, 'dragging moves the window', dragged[0] <= wheel[0] && Math.abs((dragged[1] - dragged[0]) - (wheel[1] - wheel[0])) < 20,
    dragged);
  const band = await drag(400, 600, true);
  expect(file, 'shift-drag zooms to the stretch', band[1] - band[0] < 0.4 * (dragged[1] - dragged[0]) && band[0] > dragged[0], band);
  await new Promise(go => setTimeout(go, 400));
  const hash = await page.evaluate(() => location.hash);
  expect(file, 'the address follows', hash === `#t=${band[0]},${band[1]}`, hash);
  const again = await open(page.browser(), file, { hash });
  const opened = await windowOf(again);
  expect(file, 'a page opened with that address shows that window', Math.abs(opened[0] - band[0]) < 100
    && Math.abs(opened[1] - band[1]) < 100, opened);
  await again.close();
  await press(page, '0');
}

async function longWaits(page, file) {
  const waits = await page.evaluate(async () => (await Main.ready).timeline.waits.length);
  if (!waits) return;
  await press(page, 'n');
  const [name, told] = await page.evaluate(async () => {
    const { timeline } = await Main.ready;
    return [timeline.selected && timeline.selected.lane.name, document.querySelector('.detail').textContent];
  });
  expect(file, 'n selects the longest wait, and the pane names its vcpu', name && told.startsWith(name + ' waiting'), told);
  await press(page, '.');
  const next = await page.evaluate(() => document.querySelector('.detail').textContent);
  expect(file, 'a full stop selects the slice after it', next.startsWith(name + ' running'), next);
  await press(page, ',');
  const before = await page.evaluate(() => document.querySelector('.detail').textContent);
  expect(file, 'a comma goes back', before === told, before);
  await press(page, 'n');
  const second = await page.evaluate(async () => (await Main.ready).timeline.wait);
  await press(page, 'N');
  const again = await page.evaluate(() => document.querySelector('.detail').textContent);
  const waits2 = await page.evaluate(async () => (await Main.ready).timeline.waits.length);
  expect(file, 'N goes back to the longest wait', again === told && second === 1 % waits2, again);
  await press(page, 'Escape');
  const hint = await page.evaluate(() => document.querySelector('.detail').textContent);
  expect(file, 'Esc selects nothing', hint.startsWith('Click a slice'), hint);
  await press(page, '0');
}

/** The keys that move among lanes, and the box to go to a time or vcpu. */
async function laneKeys(page, file) {
  const state = () => page.evaluate(async () => {
    const { timeline } = await Main.ready;
    return { cursor: timeline.cursor, rows: timeline.layout.list.length, top: timeline.scroller.scrollTop,
      pane: document.querySelector('.detail').textContent };
  });
  await press(page, ']');
  const first = await state();
  await press(page, 'Enter');
  const folded = await state();
  await press(page, 'Enter');
  const unfolded = await state();
  expect(file, '] goes to the first group, Enter folds and unfolds it', first.cursor === 0 && folded.rows !== first.rows
    && unfolded.rows === first.rows, [first, folded, unfolded]);
  await press(page, ']');
  await press(page, '[');
  expect(file, '[ goes back', (await state()).cursor === 0);
  await press(page, 'ArrowDown');
  const down = await state();
  const room = await page.evaluate(() => { const s = document.querySelector('.scroller'); return s.scrollHeight - s.clientHeight; });
  await press(page, 'ArrowUp');
  expect(file, 'the down arrow scrolls the lanes, the up arrow back', down.top === Math.min(60, room) && (await state()).top === 0, down);
  await page.keyboard.press('/');
  expect(file, '/ goes to the box', await page.evaluate(() => document.activeElement.id) === 'goto');
  const name = await page.evaluate(async () => (await Main.ready).model.vcpus[0].name);
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  const row = await page.evaluate(async () => { const { timeline } = await Main.ready;
    const one = timeline.layout.list[timeline.cursor]; return one && one.lane && one.lane.name; });
  expect(file, 'a vcpu can be gone to', row === name, row);
  await page.evaluate(() => { document.getElementById('goto').value = 'nonsense'; });
  await page.keyboard.press('Enter');
  expect(file, 'what is neither a time nor a vcpu is marked', await page.$eval('#goto', box => box.getAttribute('aria-invalid')) === 'true');
  await page.evaluate(() => { document.getElementById('goto').value = ''; });
  await press(page, '0');
}

/** Spans of logs: a click selects one, and the pane tells how far it can be off. */
async function logs(page, file) {
  const place = await page.evaluate(async () => {
    const { model, timeline } = await Main.ready;
    if (!model.logs.length) return null;
    const lane = model.logs[0].lanes[0];
    let longest = 0;
    for (let i = 1; i < lane.count; i++) {
      if (lane.ends[i] - lane.starts[i] > lane.ends[longest] - lane.starts[longest]) longest = i;
    }
    timeline.zoomTo(lane, longest);
    timeline.scrollTo(lane);
    timeline.draw();
    const row = View.rowOf(timeline.layout, lane);
    timeline.canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = timeline.canvas.getBoundingClientRect();
    return { x: box.left + timeline.xOf((lane.starts[longest] + lane.ends[longest]) / 2),
      y: box.top + row.y - timeline.scroller.scrollTop + row.height / 2, name: lane.name, span: model.page.logNames[lane.names[longest]],
      line: lane.lines[longest], next: lane.count > longest + 1 };
  });
  if (!place) return;
  await page.mouse.click(place.x, place.y);
  await frame(page);
  const told = await page.$eval('.detail', pane => pane.textContent);
  expect(file, 'a click on a span of a log tells what it is', told.startsWith(`${place.name}: ${place.span}`)
    && told.includes(`line ${place.line}.`) && told.includes('Times can be off by') && told.includes('xenscope dump --with '), told);
  if (place.next) {
    await press(page, '.');
    const next = await page.$eval('.detail', pane => pane.textContent);
    expect(file, 'a full stop goes to the next span', next !== told && next.startsWith(place.name), next);
  }
  await press(page, 'Escape');
  await press(page, '0');
}

/** In the middle of a run there is its domain's colour, of a wait the colour of waiting, while blocked the background. */
async function pixels(page, file) {
  const wrong = await page.evaluate(async () => {
    const { model, timeline } = await Main.ready;
    const wrong = [];
    const rgb = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
    const ratio = window.devicePixelRatio;
    for (const state of [Lanes.RUNNING, Lanes.WOKEN, Lanes.BLOCKED]) {
      const lane = model.vcpus.find(one => one.states.includes(state));
      if (!lane) continue;
      let slice = -1;
      for (let i = 0; i < lane.count; i++) {
        const length = lane.starts[i + 1] - lane.starts[i];
        if (lane.states[i] === state && (slice < 0 || length > lane.starts[slice + 1] - lane.starts[slice])) slice = i;
      }
      timeline.unfold(lane);
      timeline.zoomTo(lane, slice);
      timeline.scrollTo(lane);
      timeline.select(null);
      timeline.draw();
      const row = View.rowOf(timeline.layout, lane);
      const x = timeline.xOf((lane.starts[slice] + lane.starts[slice + 1]) / 2), y = row.y - timeline.scroller.scrollTop + 5;
      const data = timeline.canvas.getContext('2d').getImageData(Math.round(x * ratio), Math.round(y * ratio), 6, 6).data;
      const colours = Draw.colours();
      const wanted = rgb(state === Lanes.RUNNING ? colours.domains[lane.colour]
        : state === Lanes.WOKEN ? colours.wait : colours.background);
      let found = false;
      for (let i = 0; i < data.length; i += 4) found = found || wanted.every((channel, k) => Math.abs(data[i + k] - channel) < 3);
      if (!found) wrong.push([lane.name, slice, wanted, [...data.slice(0, 4)]]);
    }
    timeline.whole();
    return wrong;
  });
  expect(file, 'the colours on the canvas are those of states', wrong.length === 0, wrong);
}

async function findings(page, file) {
  const buttons = await page.$$('button.show');
  for (const button of buttons) {
    const [from, to] = await button.evaluate(one => [Number(one.dataset.from), Number(one.dataset.to)]);
    await button.evaluate(one => one.click());
    await frame(page);
    const holds = await page.evaluate(async ([begin, end]) => {
      const { timeline } = await Main.ready;
      return timeline.window.from <= begin && timeline.window.to >= Math.min(end, timeline.span);
    }, [from, to]);
    expect(file, 'a finding is shown', holds, [from, to]);
    const [selected, told] = await page.evaluate(async () => {
      const { timeline } = await Main.ready;
      return [timeline.selected && timeline.selected.lane.name, document.querySelector('.detail').textContent];
    });
    expect(file, 'the pane names the vcpu of a finding', selected ? told.startsWith(selected + ' ') : told.startsWith('Click a slice'), told);
  }
}

async function tables(page, file) {
  const wrong = await page.evaluate(() => {
    const wrong = [];
    for (const table of document.querySelectorAll('.tab table')) {
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, i) => {
        for (const way of ['descending', 'ascending']) {
          head.querySelector('button').click();
          const keys = [...table.tBodies[0].rows].map(row => Tables.key(row.cells[i]));
          const sign = way === 'descending' ? -1 : 1;
          const isSorted = keys.every((key, k) => k === 0 || Tables.compare(keys[k - 1], key, sign) <= 0);
          if (head.getAttribute('aria-sort') !== way || !isSorted) wrong.push([table.dataset.name, head.textContent, way]);
        }
      });
    }
    return wrong;
  });
  expect(file, 'all columns sort both ways', wrong.length === 0, wrong.slice(0, 5));
}

/** The cells of a text as RFC 4180 has it. */
function parsed(csv) {
  const rows = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy;
  for (let found = field.exec(csv); found; found = field.exec(csv)) {
    rows[rows.length - 1].push(found[1] === undefined ? found[2] : found[1].replace(/""/g, '"'));
    if (found[3] === '\n') rows.push([]);
    if (field.lastIndex === csv.length) break;
  }
  return rows.slice(0, -1);
}

/** Each button copies the table as it stands: all cells, and no row that a filter hides. */
async function copies(page, file) {
  await page.evaluate(() => {
    window.copied = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true,
      value: { writeText: text => { window.copied.push(text); return Promise.resolve(); } } });
  });
  const tables = await page.evaluate(() => [...document.querySelectorAll('.tab table')].map(table => {
    const filter = table.closest('.tab').querySelector('input[type=search]');
    if (filter) {
      filter.value = table.tBodies[0].rows[0].cells[0].textContent;
      filter.dispatchEvent(new Event('input'));
    }
    table.closest('.tab').querySelector('button.copy').click();
    const rows = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter(row => !row.hidden)];
    const cells = rows.map(row => [...row.cells].map(cell => cell.textContent));
    if (filter) {
      filter.value = '';
      filter.dispatchEvent(new Event('input'));
    }
    return { name: table.dataset.name, cells, hidden: [...table.tBodies[0].rows].filter(row => row.hidden).length };
  }));
  const texts = await page.evaluate(() => window.copied);
  // Spreadsheets would compute what begins like this.
  const safe = cell => (/^[=+@]|^-(?!\d|$)/.test(cell) ? "'" + cell : cell);
  const wrong = tables.filter((table, i) => table.hidden || texts[i] === undefined
    || JSON.stringify(parsed(texts[i])) !== JSON.stringify(table.cells.map(row => row.map(safe))));
  expect(file, 'copied CSV has the cells of the table', wrong.length === 0 && texts.length === tables.length,
    wrong.map(table => table.name));
}

async function flame(page, file) {
  if (!(await page.$('#flame input'))) return;
  await page.focus('#flame input');
  await page.keyboard.type('hypercall');
  const [told, sum] = await page.evaluate(() => {
    const data = JSON.parse(document.getElementById('data').textContent).flame;
    return [document.querySelector('#flame output').textContent, Flame.matching(Flame.tree(data), 'hypercall')];
  });
  const text = await page.evaluate(nanos => Time.text(nanos), sum);
  expect(file, 'the flame graph tells the sum of what is searched', told.startsWith(text), told);
  const folded = report(file, 'folded');
  if (folded) {
    await page.$eval('#flame input', box => { box.value = ''; });
    await page.focus('#flame input');
    await page.keyboard.type('multicall');
    const shown = await page.evaluate(() => Flame.matching(Flame.tree(JSON.parse(document.getElementById('data').textContent).flame),
      'multicall'));
    const lines = folded.split('\n').filter(line => /;run;.*multicall/.test(line));
    const nanos = line => Number(line.slice(line.lastIndexOf(' ') + 1));
    const sum = some => some.reduce((total, line) => total + nanos(line), 0);
    // The page leaves frames out that are below a millionth of all.
    const least = 1e-6 * sum(folded.split('\n').filter(line => /;run[; ]/.test(line)));
    const all = sum(lines), large = sum(lines.filter(line => nanos(line) > least));
    expect(file, 'what is found in the flame graph is the sum of those lines of folded', shown >= large - 2000 && shown <= all + 2000,
      [shown, large, all]);
  }
  const before = await page.$$eval('.flame button', all => all.length);
  await page.evaluate(() => document.querySelectorAll('.flame button')[1].click());
  await page.evaluate(() => [...document.querySelectorAll('#flame .tools button')][0].click());
  expect(file, 'the whole flame graph comes back', before === await page.$$eval('.flame button', all => all.length));
}

/** What assistive technology is told: each control has a name, none takes a place of its own in the order. */
async function names(page, file) {
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select, a, [role=application]')]
    .filter(one => !(one.getAttribute('aria-label') || one.textContent.trim() || (one.labels && one.labels.length)))
    .map(one => one.outerHTML.slice(0, 80)));
  expect(file, 'all controls have names', nameless.length === 0, nameless);
  expect(file, 'no control has a place of its own in the order', !(await page.$('[tabindex]:not([tabindex="0"])')));
}

async function themes(page, file) {
  const colour = () => page.evaluate(() => [getComputedStyle(document.body).backgroundColor,
    [...document.querySelector('canvas.mini').getContext('2d').getImageData(3, 3, 1, 1).data].join()].join(' '));
  const light = await colour();
  await page.click('#theme');
  await frame(page);
  const dark = await colour();
  expect(file, 'the button changes page and canvas', light.split(' ').pop() !== dark.split(' ').pop() && light !== dark, [light, dark]);
  await page.click('#theme');
  await page.evaluate(() => { delete document.documentElement.dataset.t; });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await frame(page);
  expect(file, "the system's theme is followed", await colour() === dark, [await colour(), dark]);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await frame(page);
}

/** Tab goes through all controls, in the order in which they stand. */
async function tabs(page, file) {
  const all = await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.activeElement.blur();
    const seen = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
      .filter(one => one.offsetParent !== null || one.closest('header'));
    seen.forEach((one, i) => { one.dataset.stop = i; });
    return seen.length;
  });
  const most = Math.min(all, 400);
  const stops = [];
  await page.mouse.click(2, 2);
  for (let i = 0; i < most + 30 && !stops.includes(most - 1); i++) {
    await page.keyboard.press('Tab');
    // What scrolls can be reached, too, so that keys scroll it; it is no control.
    const stop = await page.evaluate(() => document.activeElement.dataset.stop);
    if (stop !== undefined) stops.push(Number(stop));
  }
  const wanted = Array.from({ length: most }, (_, i) => i);
  const isInOrder = stops.every((stop, i) => i === 0 || stop > stops[i - 1]);
  expect(file, 'Tab reaches every control in order', isInOrder && wanted.every(stop => stops.includes(stop)),
    [most, stops.length, wanted.filter(stop => !stops.includes(stop)).slice(0, 5)]);
}

async function speed(page, file) {
  const times = await page.evaluate(async () => {
    const { timeline } = await Main.ready;
    const frames = [];
    for (let zoom = 1; zoom <= 10000; zoom *= 10) {
      const middle = timeline.span / 2, half = timeline.span / zoom / 2, times = [];
      timeline.set({ from: middle - half, to: middle + half });
      for (let i = 0; i < 5; i++) {
        timeline.draw();
        times.push(timeline.lastFrame);
      }
      frames.push(Math.round(times.sort((a, b) => a - b)[2]));
    }
    timeline.whole();
    return frames;
  });
  return times;
}

async function withoutScripts(browser, file, sections) {
  const page = await open(browser, file, { scripts: false });
  const seen = await page.$$eval('section', all => all.map(one => [one.id, one.innerText.length]));
  expect(file, 'without scripts no section is empty', seen.length === sections && seen.every(one => one[1] > 30), seen);
  const shown = await page.$$eval('.js', all => all.filter(one => one.offsetWidth).length);
  expect(file, 'without scripts nothing is there that needs them', shown === 0, shown);
  await page.close();
}

async function print(page, file) {
  // A4 less its margins.
  await page.setViewport({ width: 720, height: 1000 });
  await page.emulateMediaType('print');
  await frame(page);
  const cut = await page.evaluate(() => [...document.querySelectorAll('.scroll')]
    .filter(box => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
    .map(box => [box.querySelector('table').dataset.name, box.scrollWidth, box.clientWidth, box.scrollHeight, box.clientHeight]));
  expect(file, 'no table is cut in print', cut.length === 0, cut);
  await page.emulateMediaType(null);
  const pdf = await page.pdf({ printBackground: true, timeout: 4 * PATIENCE_MS });
  expect(file, 'it prints', Buffer.from(pdf).subarray(0, 5).toString() === '%PDF-', pdf.length);
}

/** The longest wait with what woke it, where there is one. */
async function zoomed(page, name) {
  if (!(await page.$('canvas.lanes'))) return;
  await press(page, 'n');
  await page.evaluate(() => document.getElementById('time').scrollIntoView({ behavior: 'instant' }));
  await frame(page);
  await page.screenshot({ path: name });
}

async function picture(browser, file) {
  const name = path.join(pictures, path.basename(file, '.html'));
  for (const theme of ['light', 'dark']) {
    for (const [width, height] of [[1280, 800], [1920, 1080]]) {
      const page = await open(browser, file, { theme, width, height });
      await page.screenshot({ path: `${name}-${theme}-${width}.png` });
      if (width === 1280) {
        await page.screenshot({ path: `${name}-${theme}-${width}-whole.png`, fullPage: true });
        await zoomed(page, `${name}-${theme}-${width}-zoomed.png`);
      }
      await page.close();
    }
  }
}

/** Ready within the time that is allowed, at the third attempt at the latest: the machine may have had something else to do. */
async function ready(browser, file) {
  let least = Infinity;
  for (let attempt = 0; attempt < 3 && !(least < READY_MS); attempt++) {
    const started = Date.now();
    await (await open(browser, file)).close();
    least = Math.min(least, Date.now() - started);
  }
  expect(file, `ready within ${READY_MS} ms`, least < READY_MS, least);
}

async function check(browser, file) {
  const started = Date.now();
  const page = await open(browser, file);
  const took = Date.now() - started;
  const isComparison = (await page.$('#captures')) !== null;
  const bytes = fs.statSync(file).size;
  expect(file, `no more than ${MOST_BYTES} bytes`, bytes <= MOST_BYTES, bytes);
  let frames = [];
  if (!isComparison) {
    await exactness(page, file);
    if (!given.has('--brief')) frames = await drawn(page, file);
    if (given.has('--timed')) {
      expect(file, `frames are drawn within ${FRAME_MS} ms`, frames.every(one => one < FRAME_MS), frames);
      await ready(browser, file);
    }
  }
  if (!given.has('--brief')) await told(browser, page, file);
  expect(file, 'nothing complains', page.complaints.length === 0, page.complaints.slice(0, 5));
  await page.close();
  if (pictures) await picture(browser, file);
  const timing = frames.length ? `, frames at zoom 1 to 10000: ${frames.join(' ')} ms` : '';
  console.log(`${path.basename(file)}: ready in ${took} ms${timing}`);
}

/** What a page draws, and does when it is asked for it; returns how long frames took. */
async function drawn(page, file) {
  const count = await page.evaluate(async () => (await Main.ready).model.vcpus.length);
  if (count > 0) {
    await keysAndPointer(page, file);
    await longWaits(page, file);
    await laneKeys(page, file);
    await pixels(page, file);
  }
  await logs(page, file);
  await findings(page, file);
  await flame(page, file);
  await themes(page, file);
  return speed(page, file);
}

/** What a page tells in words and tables. */
async function told(browser, page, file) {
  await tables(page, file);
  await copies(page, file);
  await names(page, file);
  await tabs(page, file);
  const sections = await page.$$eval('section', all => all.length);
  await print(page, file);
  await withoutScripts(browser, file, sections);
}

run({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  protocolTimeout: 4 * PATIENCE_MS,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
}, files, check);
