// What the checks of pages share: how a browser is started, a page listened to, and what came of all files told.
const path = require('path');
const puppeteer = require('puppeteer-core');

const PATIENCE_MS = 120000;
const failures = [];

/** The files that were given, and the directory for pictures; null without. Options: those of `flags` that were given. */
function asked(...flags) {
  const args = process.argv.slice(2), given = new Set();
  let pictures = null;
  while (args.length && args[0].startsWith('--')) {
    const option = args.shift();
    if (option === '--pictures') pictures = args.shift();
    else if (flags.includes(option)) given.add(option);
    else throw new Error('no option ' + option);
  }
  return { files: args, pictures, given };
}

function fail(file, text) { failures.push(`${path.basename(file)}: ${text}`); }

/** Hears of all that a page complains of, and of all that it loads from elsewhere. */
function listen(page, complain) {
  page.on('pageerror', error => complain('error: ' + error.message));
  page.on('console', message => { if (message.type() === 'error') complain('console: ' + message.text()); });
  page.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) complain('request: ' + request.url()); });
}

/** Opens the browser, checks each file, and ends with exit code 1 unless none has failed. */
async function run(options, files, check) {
  const browser = await puppeteer.launch(options);
  console.log(await browser.version());
  for (const file of files) {
    try {
      await check(browser, file);
    } catch (error) {
      fail(file, error.stack);
    }
  }
  await browser.close();
  failures.forEach(failure => console.log('FAILED ' + failure));
  process.exit(failures.length ? 1 : 0);
}

module.exports = { PATIENCE_MS, asked, fail, listen, run };
