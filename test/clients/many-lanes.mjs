// node many-lanes.mjs FILE [PCPUS VCPUS SWITCHES]: writes a made-up capture of a large host: vcpus of domains of four take turns on
// their pcpus. Only runstate changes, and the switches around them.
import {writeFileSync} from 'node:fs';

const [file, pcpus = 512, vcpus = 2000, switches = 400] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const CYCLES = 2 ** 31, WINDOW = 0x1f003, SWITCH = 0x2800a, INFPREV = 0x2800e, INFNEXT = 0x2800f;
const change = (from, to) => 0x21001 | from << 8 | to << 4;
const RUNNING = 0, RUNNABLE = 1, BLOCKED = 2;
const IDLE = 0x7fff;

class Records {
  constructor() { this.parts = []; }

  add(event, tsc, ...words) {
    const bytes = Buffer.alloc(4 + (tsc === null ? 0 : 8) + 4 * words.length);
    bytes.writeUInt32LE(((words.length << 28 | event) >>> 0) + (tsc === null ? 0 : CYCLES));
    if (tsc !== null) bytes.writeBigUInt64LE(BigInt(tsc), 4);
    words.forEach((word, i) => bytes.writeUInt32LE(word >>> 0, bytes.length - 4 * (words.length - i)));
    this.parts.push(bytes);
  }
}

// The same numbers on each run.
let seed = 12345;
const random = most => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % most; };

const all = [];
for (let pcpu = 0; pcpu < pcpus; pcpu++) {
  const records = new Records();
  const own = [];
  for (let vcpu = pcpu; vcpu < vcpus; vcpu += pcpus) own.push((vcpu >> 2) << 16 | (vcpu & 3));
  const idle = IDLE << 16 | pcpu;
  let now = 1000000 + pcpu * 13;
  let runs = idle;
  let ran = now;
  const to = (next, becomes) => {
    records.add(INFPREV, now, runs >>> 16, runs & 0xffff, now - ran);
    records.add(INFNEXT, now, next >>> 16, next & 0xffff, 0, 1000000);
    records.add(SWITCH, now, runs >>> 16, runs & 0xffff, next >>> 16, next & 0xffff);
    records.add(change(RUNNING, becomes), now, runs);
    records.add(change(RUNNABLE, RUNNING), now, next);
    runs = next;
    ran = now;
  };
  for (let i = 0; own.length && i < switches; i++) {
    const next = own[i % own.length];
    now += 1000 + random(2000000);
    records.add(change(BLOCKED, RUNNABLE), now, next);
    now += 1000 + random(i % 7 === 0 ? 3000000 : 60000);
    to(next, RUNNABLE);
    now += 10000 + random(3000000);
    to(idle, BLOCKED);
  }
  const body = Buffer.concat(records.parts);
  const head = new Records();
  head.add(WINDOW, null, pcpu, body.length);
  all.push(head.parts[0], body);
}
writeFileSync(file, Buffer.concat(all));
