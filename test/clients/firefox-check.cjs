// node firefox-check.cjs [--pictures DIR] FILE...: opens pages in headless Firefox by WebDriver BiDi. Exit code 1 unless each is drawn
// without a complaint, loads nothing, and follows a key.
const path = require('path');
const { PATIENCE_MS, asked, fail, listen, run } = require('./browser.cjs');

const { files, pictures } = asked();

async function check(browser, file) {
  const name = path.basename(file);
  const complain = text => fail(file, text);
  const page = await browser.newPage();
  listen(page, complain);
  await page.setViewport({ width: 1280, height: 1000 });
  const started = Date.now();
  await page.goto('file://' + path.resolve(file), { waitUntil: 'load', timeout: PATIENCE_MS });
  await page.waitForSelector('html[data-ready=yes]', { timeout: PATIENCE_MS });
  const ready = Date.now() - started;
  const [inked, sections] = await page.evaluate(() => {
    const canvas = document.querySelector('canvas.lanes');
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
    return [colours.size, [...document.querySelectorAll('section')].map(one => one.innerText.length)];
  });
  if (inked < 5) complain(`the time line has ${inked} colours`);
  if (sections.length < 7 || sections.some(length => length < 30)) complain('sections are empty: ' + sections);
  await page.focus('canvas.lanes');
  const before = await page.$eval('.window', one => one.textContent);
  await page.keyboard.press('+');
  await page.waitForFunction(text => document.querySelector('.window').textContent !== text, { timeout: PATIENCE_MS }, before)
    .catch(() => complain('+ does not zoom'));
  if (pictures) await page.screenshot({ path: path.join(pictures, path.basename(file, '.html') + '-firefox.png') });
  await page.close();
  console.log(`${name}: ready in ${ready} ms`);
}

run({
  browser: 'firefox',
  executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
  headless: true,
  timeout: PATIENCE_MS,
  protocolTimeout: PATIENCE_MS,
}, files, check);
