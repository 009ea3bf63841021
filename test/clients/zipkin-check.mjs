// node zipkin-check.mjs URL FILE...: posts files of spans to a Zipkin server, asks for every trace back and compares each
// span's parent, times, name and tags. Exit code 1 if anything is missing or different.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [url, ...files] = process.argv.slice(2);
const sent = new Map();
let wrong = 0;

function complain(text) {
  if (++wrong <= 10) console.log('  ' + text);
}

for (const file of files) {
  const bytes = readFileSync(file);
  const answer = await fetch(url + '/api/v2/spans', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    body: gzipSync(bytes),
  });
  if (answer.status !== 202) complain(`${file}: HTTP ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  for (const span of JSON.parse(bytes)) {
    if (!sent.has(span.traceId)) sent.set(span.traceId, new Map());
    if (sent.get(span.traceId).has(span.id)) complain(`span ${span.id}: twice in trace ${span.traceId}`);
    sent.get(span.traceId).set(span.id, span);
  }
}

// 202 says that a file was read, not that it is stored already.
async function stored(trace, spans) {
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await fetch(`${url}/api/v2/trace/${trace}`);
    const got = answer.ok ? await answer.json() : [];
    if (got.length >= spans.size) return got;
    await new Promise((wake) => setTimeout(wake, 250));
  }
  return [];
}

// The server keeps equal annotations once, and in its own order.
function annotations(span) {
  return [...new Set((span.annotations ?? []).map((each) => `${each.timestamp} ${each.value}`))].sort().join(', ');
}

function compare(ours, theirs) {
  for (const field of ['parentId', 'timestamp', 'duration', 'kind']) {
    if (ours[field] !== theirs[field]) return `${field} ${ours[field]} came back as ${theirs[field]}`;
  }
  // The server writes names in small letters.
  if (ours.name.toLowerCase() !== theirs.name) return `name ${ours.name} came back as ${theirs.name}`;
  if (ours.localEndpoint.serviceName !== theirs.localEndpoint.serviceName) return 'another service';
  if (annotations(ours) !== annotations(theirs)) return `annotations ${annotations(ours)} came back as ${annotations(theirs)}`;
  for (const [key, value] of Object.entries(ours.tags)) {
    if (theirs.tags[key] !== value) return `tag ${key} ${value} came back as ${theirs.tags[key]}`;
  }
  return null;
}

let spans = 0;
for (const [trace, expected] of sent) {
  for (const span of expected.values()) {
    if (span.parentId && !expected.has(span.parentId)) complain(`span ${span.id}: its parent ${span.parentId} was not sent`);
  }
  const got = await stored(trace, expected);
  if (got.length !== expected.size) complain(`trace ${trace}: sent ${expected.size} spans, got ${got.length}`);
  for (const theirs of got) {
    const ours = expected.get(theirs.id);
    const difference = ours ? compare(ours, theirs) : 'nobody sent it';
    if (difference) complain(`span ${theirs.id}: ${difference}`);
    spans++;
  }
}
console.log(`${sent.size} traces, ${spans} spans came back, ${wrong} faults`);
process.exit(wrong > 0 || spans === 0 ? 1 : 0);
