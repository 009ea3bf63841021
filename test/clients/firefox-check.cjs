// node firefox-check.cjs [--pictures DIR] FILE...: opens pages in headless Firefox by WebDriver BiDi. Exit code 1 unless each is drawn
// without a complaint, loads nothing, and follows a key.
const puppeteer = require('puppeteer-core');
const path = require('path');

const PATIENCE_MS = 120000;
const args = process.argv.slice(2);
const pictures = args[0] === '--pictures' ? args.splice(0, 2)[1] : null;
const failures = [];

async function check(browser, file) {
  const name = path.basename(file);
  const complain = text => failures.push(name + ': ' + text);
  const page = await browser.newPage();
  page.on('pageerror', error => complain('error: ' + error.message));
  page.on('console', message => { if (message.type() === 'error') complain('console: ' + message.text()); });
  page.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) complain('request: ' + request.url()); });
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

(async () => {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    timeout: PATIENCE_MS,
    protocolTimeout: PATIENCE_MS,
  });
  console.log(await browser.version());
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
