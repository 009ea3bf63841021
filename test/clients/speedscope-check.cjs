// node speedscope-check.cjs FILE...   exit 0 only if every file opens cleanly in the real app
const pp = require('puppeteer-core'), http = require('http'), fs = require('fs'), path = require('path');
const root = path.dirname(require.resolve('speedscope/package.json')) + '/dist/release';
const type = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
(async () => {
  const srv = http.createServer((q, r) => {
    const u = new URL(q.url, 'http://x').pathname;
    const f = u.startsWith('/prof/') ? decodeURIComponent(u.slice(6)) : path.join(root, u === '/' ? 'index.html' : u);
    fs.readFile(f, (e, d) => { r.writeHead(e ? 404 : 200, { 'content-type': type[path.extname(f)] || 'application/octet-stream' }); r.end(d); });
  }).listen(0, '127.0.0.1');
  await new Promise(r => srv.on('listening', r));
  const b = await pp.launch({ executablePath: '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--use-gl=swiftshader', '--enable-unsafe-swiftshader'] });
  let rc = 0;
  for (const f of process.argv.slice(2)) {
    const p = await b.newPage(), log = [];
    p.on('console', m => log.push(m.type() + ': ' + m.text()));
    p.on('dialog', d => { log.push('error: ' + d.message()); d.dismiss(); });
    p.on('pageerror', e => log.push('error: ' + e.message));
    await p.goto(`http://127.0.0.1:${srv.address().port}/#profileURL=${encodeURIComponent('/prof/' + encodeURIComponent(path.resolve(f)))}`);
    await p.waitForFunction(() => /Left Heavy|went wrong/.test(document.body.innerText), { timeout: 8000 }).catch(() => 0);
    const text = await p.evaluate(() => document.body.innerText);
    const noise = log.filter(l => /^(warn: (ts=|Frame )|error:)/.test(l));
    const ok = /Left Heavy/.test(text) && log.some(l => /Importing as/.test(l)) && !noise.length;
    if (!ok) rc = 1;
    console.log(ok ? 'OK    ' : 'REJECT', path.basename(f), noise[0] || '');
    await p.close();
  }
  await b.close(); srv.close(); process.exit(rc);
})();
