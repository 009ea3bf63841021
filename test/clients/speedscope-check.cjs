// node speedscope-check.cjs FILE...: opens each file in the real speedscope in headless Chromium, from loopback. Exit code 1
// unless all of them open, and without a complaint on the console.
const puppeteer = require('puppeteer-core');
const http = require('http');
const fs = require('fs');
const path = require('path');

const application = path.join(path.dirname(require.resolve('speedscope/package.json')), 'dist', 'release');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const COMPLAINT = /^(warn: (ts=|Frame |Tried )|error:)/;
const PATIENCE_MS = 60000;

function serve(request, response) {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = name.startsWith('/profile/')
    ? name.slice('/profile'.length)
    : path.join(application, name === '/' ? 'index.html' : name);
  fs.readFile(file, (error, data) => {
    response.writeHead(error ? 404 : 200, { 'content-type': types[path.extname(file)] || 'application/octet-stream' });
    response.end(data);
  });
}

async function check(browser, port, file) {
  const page = await browser.newPage();
  const log = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    log.push(`error: ${dialog.message()}`);
    dialog.dismiss();
  });
  const profile = encodeURIComponent(`/profile${path.resolve(file)}`);
  await page.goto(`http://127.0.0.1:${port}/#profileURL=${profile}`);
  await page
    .waitForFunction(() => /Left Heavy|went wrong/.test(document.body.innerText), { timeout: PATIENCE_MS })
    .catch(() => log.push('error: nothing is shown'));
  const text = await page.evaluate(() => document.body.innerText);
  await page.close();
  const complaint = log.find((line) => COMPLAINT.test(line));
  const isOpen = /Left Heavy/.test(text) && log.some((line) => /Importing as/.test(line));
  console.log(isOpen && !complaint ? '  opens  ' : '  REFUSED', path.basename(file), complaint ?? '');
  return isOpen && !complaint;
}

(async () => {
  const server = http.createServer(serve).listen(0, '127.0.0.1');
  await new Promise((ready) => server.on('listening', ready));
  const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--use-gl=swiftshader', '--enable-unsafe-swiftshader'],
  });
  let all = true;
  for (const file of process.argv.slice(2)) all = (await check(browser, server.address().port, file)) && all;
  await browser.close();
  server.close();
  process.exit(all ? 0 : 1);
})();
