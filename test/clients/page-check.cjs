// node page-check.cjs [--pictures DIR] FILE...: opens each page of `xenscope html` in headless Chromium, and tries what people do with it.
// Exit code 1 unless each opens without a complaint and does as it should.
const puppeteer = require('puppeteer-core');
const path = require('path');

const PATIENCE_MS = 120000;
const args = process.argv.slice(2);
const pictures = args[0] === '--pictures' ? args.splice(0, 2)[1] : null;
const failures = [];

function expect(file, what, holds, seen) {
  if (!holds) failures.push(`${path.basename(file)}: ${what}` + (seen === undefined ? '' : `, but ${JSON.stringify(seen)}`));
}

async function open(browser, file, options = {}) {
  const page = await browser.newPage();
  page.complaints = [];
  page.on('pageerror', error => page.complaints.push('error: ' + error.message));
  page.on('console', message => { if (message.type() === 'error') page.complaints.push('console: ' + message.text()); });
  page.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) page.complaints.push('request: ' + request.url()); });
  page.on('dialog', dialog => { page.complaints.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  await page.setViewport({ width: options.width || 1280, height: options.height || 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: options.theme || 'light' }]);
  if (options.scripts === false) await page.setJavaScriptEnabled(false);
  await page.goto('file://' + path.resolve(file) + (options.hash || ''), { waitUntil: 'load', timeout: PATIENCE_MS });
  if (options.scripts !== false) await page.waitForSelector('html[data-ready=yes]', { timeout: PATIENCE_MS });
  return page;
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
  await press(page, 'Escape');
  await press(page, '0');
}

/** In the middle of a run there is its domain's colour, of a wait the colour of waiting. */
async function pixels(page, file) {
  const wrong = await page.evaluate(async () => {
    const { model, timeline } = await Main.ready;
    const wrong = [];
    const rgb = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
    const ratio = window.devicePixelRatio;
    for (const state of [Lanes.RUNNING, Lanes.WOKEN]) {
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
      const wanted = rgb(state === Lanes.RUNNING ? colours.domains[lane.colour] : colours.wait);
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
      const lines = Tables.csv(table).split('\n').length - 2;
      if (lines < table.tBodies[0].rows.length) wrong.push([table.dataset.name, 'CSV', lines]);
    }
    return wrong;
  });
  expect(file, 'all columns sort both ways, and CSV has all rows', wrong.length === 0, wrong.slice(0, 5));
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
}

async function speed(page, file) {
  const times = await page.evaluate(async () => {
    const { timeline } = await Main.ready;
    const frames = [];
    for (let zoom = 1; zoom <= 10000; zoom *= 10) {
      const middle = timeline.span / 2, half = timeline.span / zoom / 2;
      timeline.set({ from: middle - half, to: middle + half });
      timeline.draw();
      frames.push(Math.round(timeline.lastFrame));
    }
    timeline.whole();
    return frames;
  });
  return times;
}

async function withoutScripts(browser, file) {
  const page = await open(browser, file, { scripts: false });
  const seen = await page.$$eval('section', all => all.map(one => [one.id, one.innerText.length]));
  expect(file, 'without scripts no section is empty', seen.length === 7 && seen.every(one => one[1] > 30), seen);
  const shown = await page.$$eval('.js', all => all.filter(one => one.offsetWidth).length);
  expect(file, 'without scripts nothing is there that needs them', shown === 0, shown);
  await page.close();
}

async function print(page, file) {
  const pdf = await page.pdf({ printBackground: true, timeout: 4 * PATIENCE_MS });
  expect(file, 'it prints', Buffer.from(pdf).subarray(0, 5).toString() === '%PDF-', pdf.length);
}

async function picture(browser, file) {
  const name = path.join(pictures, path.basename(file, '.html'));
  for (const theme of ['light', 'dark']) {
    for (const [width, height] of [[1280, 800], [1920, 1080]]) {
      const page = await open(browser, file, { theme, width, height });
      await page.screenshot({ path: `${name}-${theme}-${width}.png` });
      if (width === 1280) await page.screenshot({ path: `${name}-${theme}-${width}-whole.png`, fullPage: true });
      await page.close();
    }
  }
}

async function check(browser, file) {
  const started = Date.now();
  const page = await open(browser, file);
  const ready = Date.now() - started;
  const count = await page.evaluate(async () => (await Main.ready).model.vcpus.length);
  if (count > 0) {
    await keysAndPointer(page, file);
    await longWaits(page, file);
    await pixels(page, file);
  }
  await findings(page, file);
  await tables(page, file);
  await flame(page, file);
  await names(page, file);
  await themes(page, file);
  const frames = await speed(page, file);
  await print(page, file);
  expect(file, 'nothing complains', page.complaints.length === 0, page.complaints.slice(0, 5));
  await page.close();
  await withoutScripts(browser, file);
  if (pictures) await picture(browser, file);
  console.log(`${path.basename(file)}: ready in ${ready} ms, frames at zoom 1 to 10000: ${frames.join(' ')} ms`);
}

(async () => {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    protocolTimeout: 4 * PATIENCE_MS,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  for (const file of args) {
    try {
      await check(browser, file);
    } catch (error) {
      failures.push(`${path.basename(file)}: ${error.stack}`);
    }
  }
  await browser.close();
  failures.forEach(failure => console.log('FAILED ' + failure));
  process.exit(failures.length ? 1 : 0);
})();
