// Encodings and geometry of the page of `xenscope html`: node --test reports/src/test/js
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {packed, plain, scripts, varints} from './page.mjs';

const {Time, Decode, Lanes, View, Logs, Latency, Flame, Tables} = scripts();
const HERTZ = {hz: 2e9, factor: String(2 ** 60), shift: 61};

/** Two vcpus of d0 and d1 on two pcpus, span 1000: [state, duration, pcpu of a run]. */
function model(slices = [
  [[0, 300, 0], [2, 200], [0, 500, 1]],
  [[3, 100], [1, 400], [0, 300, 0], [5, 200]],
]) {
  const page = {vcpus: slices.map((own, i) => [i, 0, own.length]), pcpus: [0, 1], gaps: [0, 1], span: 1000, wakers: ['not known']};
  const durations = [], states = [], wakers = [];
  for (const own of slices) {
    for (const [state, duration, pcpu] of own) {
      durations.push(duration);
      states.push(state | (pcpu === undefined ? 0 : pcpu + 1) << 5);
      if (state === 1) wakers.push(0);
    }
  }
  const vcpus = Lanes.vcpus(page, varints(durations), varints(states), varints(wakers));
  return {page, vcpus, pcpus: Lanes.pcpus(page, vcpus, varints([100, 50, 8]))};
}

test('varints are read as they are written, up to 2^53', () => {
  const numbers = [0, 1, 127, 128, 16383, 16384, 2 ** 31, 2 ** 40 + 7, 2 ** 53 - 1];
  const next = Decode.reader(varints(numbers));
  assert.deepEqual(numbers.map(() => next()), numbers);
});

test('a column of the page is unpacked', async () => {
  const bytes = await Decode.bytes(packed([5, 300, 0]));
  assert.deepEqual([...bytes], [5, 300 % 128 + 128, 2, 0]);
});

test('signs are in the lowest bit', () => {
  assert.deepEqual([0, 1, 2, 3, 2 ** 40].map(Decode.signed), [0, -1, 1, -2, 2 ** 39]);
});

test('nanoseconds are those of reports: whole, rounded down, of any number of ticks', () => {
  const scale = Time.scale(HERTZ);
  assert.equal(scale.exact(3), 1n);
  assert.equal(scale.exact(2 ** 53 - 1), 2n ** 52n - 1n);
  assert.equal(Time.seconds(2006672495n), '2.006672495');
});

test('lengths of time have one unit', () => {
  assert.deepEqual([0, 999, 1000, 19047000, 437510000, 2e9].map(Time.text),
    ['0 ns', '999 ns', '1 µs', '19.047 ms', '437.5 ms', '2 s']);
});

test('an axis has round steps and labels with the digits that they need', () => {
  assert.deepEqual(plain(Time.axis(1.995e9, 2.011e9, 4)), [
    {at: 1.995e9, label: '1.995 s'}, {at: 2.0e9, label: '2.000 s'}, {at: 2.005e9, label: '2.005 s'}, {at: 2.01e9, label: '2.010 s'}]);
});

test('times are taken as people type them', () => {
  assert.deepEqual(['12.5s', '+5ms', '-3us', '7', 'd1v0'].map(Time.parse), [12.5e9, 5e6, -3e3, 7e9, null]);
});

test('slices tile the span, and their sums are exact', () => {
  const {vcpus} = model();
  assert.deepEqual([...vcpus[0].starts], [0, 300, 500, 1000]);
  assert.deepEqual([...Lanes.totals(vcpus[0])], [800, 0, 200, 0, 0, 0, 0, 0, 0]);
});

test('pcpus are the runs of vcpus, in the order of time, and what nobody knows', () => {
  const {pcpus} = model();
  assert.deepEqual([...pcpus[0].starts], [0, 500]);
  assert.deepEqual([...pcpus[0].vcpus], [0, 1]);
  assert.deepEqual(plain(pcpus[1].gaps), [{begin: 100, end: 150, lost: 8}]);
});

test('shares by column add up to what each slice has in the window', () => {
  const {vcpus} = model();
  const running = new Float64Array(4), waiting = new Float64Array(4);
  Lanes.addShares(vcpus[0], 200, 600, 4, running, waiting);
  assert.deepEqual([...running].map(Math.round), [100, 0, 0, 100]);
  assert.deepEqual([...waiting].map(Math.round), [0, 100, 100, 0]);
});

test('where slices are left out, shares of buckets stand for them', () => {
  const {page, vcpus} = model([[[8, 500], [0, 500, 0]]]);
  page.buckets = 10;
  Lanes.addBuckets(page, vcpus, varints([15, 15, 0, 15 << 4, 0, 0, 0, 0, 0, 0]), varints(new Array(10).fill(0)));
  const running = new Float64Array(10), waiting = new Float64Array(10);
  Lanes.addShares(vcpus[0], 0, 1000, 10, running, waiting);
  assert.deepEqual([...running].map(Math.round), [100, 100, 0, 0, 0, 100, 100, 100, 100, 100]);
  assert.deepEqual([...waiting].map(Math.round), [0, 0, 0, 100, 0, 0, 0, 0, 0, 0]);
  assert.equal(Lanes.isExact(vcpus[0], 0, 400), false);
  assert.equal(Lanes.isExact(vcpus[0], 500, 900), true);
});

test('the longest waits end in a run, and come by length', () => {
  const {vcpus} = model();
  assert.deepEqual(plain(Lanes.longestWaits(vcpus, 5).map(wait => [wait.lane.name, wait.begin, wait.length])),
    [['d1v0', 100, 400], ['d0v0', 300, 200]]);
});

test('who had a pcpu meanwhile adds up to the time asked about', () => {
  const {vcpus, pcpus} = model();
  const who = plain(Lanes.occupants(pcpus[0], vcpus, 100, 500, 'idle'));
  assert.deepEqual(who.sort((a, b) => a.name.localeCompare(b.name)), [{name: 'd0v0', ticks: 200}, {name: 'idle', ticks: 200}]);
  assert.deepEqual(plain(Lanes.occupants(pcpus[1], vcpus, 0, 200, 'idle')),
    [{name: 'idle', ticks: 150}, {name: 'records lost', ticks: 50}]);
});

test('events out of order are sorted, and what is inside a run is summed by name', () => {
  const {page, vcpus, pcpus} = model();
  page.names = ['other', 'sched_op', 'iret'];
  page.events = [[1, 0, 3, 3, 0]];
  Lanes.addEvents(page, vcpus, pcpus, varints([2 * 50, 2 * 100, 2 * 100 - 1]), varints([10, 5, 20]), varints([2, 4, 2]), varints([]));
  assert.deepEqual([...vcpus[0].events[0].begins], [50, 50, 150]);
  assert.deepEqual(plain(Lanes.inside(vcpus[0], page.names, 0, 300)),
    [{name: 'hypercall sched_op', count: 2, ticks: 30}, {name: 'hypercall iret', count: 1, ticks: 5}]);
});

test('a waker is a vcpu, or the pcpu on which an interrupt came', () => {
  const {vcpus, pcpus} = model();
  assert.equal(Lanes.wakerLane('d1v0 hypercall event_channel_op', vcpus, pcpus), vcpus[1]);
  assert.equal(Lanes.wakerLane('irq 30 on pcpu 1', vcpus, pcpus), pcpus[1]);
  assert.equal(Lanes.wakerLane('not known', vcpus, pcpus), null);
});

test('zooming keeps what is under the pointer where it is, and stays inside', () => {
  assert.deepEqual(plain(View.zoom({from: 0, to: 1000}, 250, 0.5, 1000, 10)), {from: 125, to: 625});
  assert.deepEqual(plain(View.zoom({from: 125, to: 625}, 250, 4, 1000, 10)), {from: 0, to: 1000});
  assert.equal(View.zoom({from: 0, to: 12}, 6, 0.1, 1000, 10).to, 11);
  assert.deepEqual(plain(View.clamp(-50, 50, 1000, 10)), {from: 0, to: 100});
});

test('rows are found by height, folded groups have their header alone', () => {
  const {vcpus, pcpus} = model();
  const groups = View.groups(vcpus, pcpus, () => 0);
  groups[1].folded = true;
  const layout = View.rows(groups);
  assert.deepEqual(plain(layout.list.map(row => row.kind)), ['group', 'pcpu', 'pcpu', 'group', 'group', 'vcpu']);
  assert.equal(View.rowAt(layout, 23).lane, pcpus[0]);
  assert.equal(View.rowAt(layout, layout.height), null);
  assert.equal(View.rowOf(layout, vcpus[0]).kind, 'group');
  assert.equal(View.rowOf(layout, vcpus[1]).kind, 'vcpu');
});

test('of many domains those that wait most come first, dom0 before all', () => {
  const lanes = Array.from({length: 20}, (_, dom) => ({kind: 'vcpu', dom, name: 'd' + dom + 'v0'}));
  const names = View.groups(lanes, [], lane => lane.dom).map(group => group.dom);
  assert.deepEqual(plain(names.slice(0, 4)), [0, 19, 18, 17]);
});

test('the address names the window', () => {
  assert.deepEqual(plain(View.fromHash('#t=10,20')), {from: 10, to: 20});
  assert.equal(View.fromHash('#t=20,10'), null);
  assert.equal(View.fromHash('#lat'), null);
});

test('curves end at their last sample', () => {
  const [x, first, second] = Latency.columns({groups: [['d0', 100, [1, 2, 3]], ['d1', 3, [0, 5]]]});
  assert.equal(x.length, 3);
  assert.deepEqual([...first], [1, 2, 3]);
  assert.deepEqual([...second], [1, 5, null]);
});

test('frames stand on their parents, as wide as their time', () => {
  const bottom = Flame.tree(['', 0, [['d0', 10, [['d0v0', 30, [['hypercall multicall', 60, []]]]]], ['d1', 100, []]]]);
  assert.equal(bottom.all, 200);
  assert.equal(Flame.matching(bottom, 'multicall'), 60);
  assert.equal(Flame.matching(bottom, 'd0'), 100);
  assert.deepEqual(plain(Flame.place(bottom).map(one => [one.frame.name, one.x, one.width, one.depth])),
    [['', 0, 100, 0], ['d0', 0, 50, 1], ['d0v0', 0, 45, 2], ['hypercall multicall', 0, 30, 3], ['d1', 50, 50, 1]]);
});

test('columns sort by number, what is not known last, and CSV is quoted', () => {
  assert.deepEqual([3, null, 1, 2].sort((a, b) => Tables.compare(a, b, 1)), [1, 2, 3, null]);
  assert.deepEqual([3, null, 1, 2].sort((a, b) => Tables.compare(a, b, -1)), [3, 2, 1, null]);
  assert.equal(Tables.field('a "b", c'), '"a ""b"", c"');
  assert.equal(Tables.field('=1+1'), "'=1+1");
  assert.equal(Tables.field('-5'), '-5');
});

test('spans of logs are lanes in groups of their own below the vcpus', () => {
  const {page, vcpus, pcpus} = model();
  page.logs = [['a.log', 'oxenstored', 'proved', '--with a.log'], ['b.txt', 'strace', 'usual', '--with b.txt']];
  page.logLanes = [[0, 'd1 xenstored A4', 2], [0, 'd1 xenstored A4 2', 1], [1, 'd7 strace 231', 1]];
  const groups = Logs.groups(page, vcpus, ...[[5, 40, 200, 0], [20, 5, 100, 30], [4, 6, 9, 4], [0, 1, 0, 2], [7, 7, 9, 0], [2, 4, 10, 6]]
    .map(varints));
  assert.deepEqual(plain(groups.map(group => [group.name, group.folded, group.lanes.map(lane => lane.label)])),
    [['oxenstored (2)', false, ['d1 A4', 'd1 A4 2']], ['strace (1)', false, ['d7 231']]]);
  const lane = groups[0].lanes[0];
  assert.deepEqual([...lane.starts, ...lane.ends], [-3, 17, 17, 22]);
  assert.deepEqual([...lane.names, ...lane.failed, ...lane.cut], [1, 1, 0, 1, 0, 0]);
  assert.deepEqual([...lane.lines, ...lane.bounds, ...lane.texts], [1, 3, 7, 7, 0, 1]);
  assert.deepEqual([lane.colour, groups[1].lanes[0].colour], [1, -1]);
  assert.deepEqual([-4, 0, 16, 19, 25, 40].map(time => Logs.at(lane, time, 3)), [0, 0, 0, 1, 1, -1]);
  const layout = View.rows(View.groups(vcpus, pcpus, () => 0, groups));
  assert.deepEqual(plain(layout.list.slice(-5).map(row => row.kind)), ['group', 'log', 'log', 'group', 'log']);
});

test('a stretch of which the page has shares only is none in which pcpus were idle', () => {
  const {pcpus} = model([[[0, 300, 0], [8, 200], [0, 500, 1]], [[3, 300], [8, 200], [3, 500]]]);
  assert.deepEqual(plain(pcpus.map(lane => lane.leftOut)), [[{begin: 300, end: 500}], [{begin: 300, end: 500}]]);
});
