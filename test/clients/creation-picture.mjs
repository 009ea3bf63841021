// Draws how a domain was made, from what xenscope prints of a capture and of the logs beside it: the phases, the calls of the
// toolstack, the requests to xenstored by connection, each with its bound, and the first runs of the new domain. SVG on stdout.
//
//   node creation-picture.mjs JAR DOMAIN CAPTURE LOG...
import { execFileSync } from 'node:child_process';

const [jar, domain, capture, ...logs] = process.argv.slice(2);
const withLogs = logs.flatMap((log) => ['--with', log]);

function rows(...args) {
  const text = execFileSync(jar, [...args, capture], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  const [head, ...lines] = text.trim().split('\n').map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

const num = (text) => (text === '' || text === undefined ? null : Number(text));
const parts = rows('toolstack', '--dom', domain, '--csv', '--table', 'creation');
const whole = parts.find((part) => part.part === 'creation');
const phases = parts.filter((part) => part !== whole && !part.part.includes('('));
const calls = rows('toolstack', '--dom', domain, '--top', '100000', '--csv', '--table', 'calls');
const requests = rows('xenstore', '--all', ...withLogs, '--csv', '--table', 'requests').filter((row) => row.t_ns !== '');
const end = num(whole.begin_ns) + num(whole.dur_ns);
const span = num(whole.dur_ns);
const from = num(whole.begin_ns) - 0.02 * span;
const to = end + 0.06 * span;
const runs = rows('export', 'csv', '--quiet', '--max-spans', '0', '--dom', domain, '--from', `${Math.round(end - 2e8)}ns`, '--to', `${Math.round(to)}ns`)
  .filter((row) => row.kind === 'run');

const left = 150;
const width = 1000;
const x = (ns) => left + ((ns - from) / (to - from)) * width;
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const out = [];
let y = 34;

function row(name, height = 22) {
  out.push(`<text x="${left - 8}" y="${y + height / 2 + 4}" text-anchor="end">${escape(name)}</text>`);
  out.push(`<line x1="${left}" y1="${y + height}" x2="${left + width}" y2="${y + height}" stroke="#ddd"/>`);
  const top = y;
  y += height;
  return top;
}

function bar(top, begin, until, fill, title, height = 16, opacity = 1) {
  const a = Math.max(left, x(begin));
  const b = Math.min(left + width, x(until));
  if (b >= left && a <= left + width) {
    out.push(`<rect x="${a.toFixed(1)}" y="${top + 3}" width="${Math.max(1, b - a).toFixed(1)}" height="${height}" fill="${fill}" fill-opacity="${opacity}"><title>${escape(title)}</title></rect>`);
  }
}

const colours = ['#4e79a7', '#f28e2b', '#59a14f', '#b07aa1', '#e15759', '#76b7b2', '#9c755f'];
for (let s = Math.ceil(from / 1e9); s * 1e9 < to; s++) {
  out.push(`<line x1="${x(s * 1e9).toFixed(1)}" y1="24" x2="${x(s * 1e9).toFixed(1)}" y2="HEIGHT" stroke="#eee"/>`);
  out.push(`<text x="${x(s * 1e9).toFixed(1)}" y="16" text-anchor="middle" fill="#666">${s} s</text>`);
}
let top = row('phases', 38);
phases.forEach((phase, i) => {
  const begin = num(phase.begin_ns);
  const until = begin + num(phase.dur_ns);
  bar(top, begin, until, colours[i % colours.length], `${phase.part.trim()} ${(num(phase.dur_ns) / 1e6).toFixed(3)} ms`);
  const wide = x(until) - x(begin) > 60;
  const low = i % 2 === 1 && !wide;
  out.push(`<text x="${(wide ? (x(begin) + x(until)) / 2 : x(begin) + 2).toFixed(1)}" y="${wide ? top + 15 : top + (low ? 36 : 29)}" text-anchor="${wide ? 'middle' : 'start'}" fill="${wide ? 'white' : colours[i % colours.length]}" font-size="10">${phase.part.trim()}</text>`);
});
top = row(`calls for d${domain}`);
calls.forEach((call) => bar(top, num(call.t_ns), num(call.latest_end_ns), '#333', `${call.op} ${call.sub_op}`));
const inside = requests.filter((request) => num(request.t_ns) > from && num(request.t_ns) < to);
const names = [...new Set(inside.map((request) => request.conn))].sort((a, b) => num(a.slice(1)) - num(b.slice(1)));
names.forEach((name, i) => {
  const own = inside.filter((request) => request.conn === name);
  const top = row(`xenstored ${name} (d${own[0].dom})`);
  own.forEach((request) => {
    const time = num(request.t_ns);
    const bound = num(request.bound_ns);
    bar(top, time - bound, time + bound, colours[i % colours.length], `within ${(bound / 1e6).toFixed(1)} ms`, 16, 0.12);
    bar(top, time, time + num(request.latency_ns ?? '0'), colours[i % colours.length], `${request.op} ${request.path} -> ${request.result}`);
  });
});
top = row(`d${domain} runs`);
runs.forEach((run) => bar(top, num(run.start_ns), num(run.end_ns), run.vcpu === '0' ? '#2ca02c' : '#98df8a', `d${domain}v${run.vcpu}`));
out.push(`<line x1="${x(end).toFixed(1)}" y1="24" x2="${x(end).toFixed(1)}" y2="HEIGHT" stroke="#c00" stroke-dasharray="3 2"/>`);
out.push(`<text x="${(x(end) - 3).toFixed(1)}" y="${y + 14}" text-anchor="end" fill="#c00">first run</text>`);
y += 22;
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 20}" height="${y}" font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>\n${out.join('\n').replace(/HEIGHT/g, String(y - 20))}\n</svg>\n`);
