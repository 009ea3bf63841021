'use strict';
/* Times: ticks of the capture's time line to nanoseconds, and nanoseconds as people read them. */
const Time = (() => {
  const UNITS = [[1, 'ns'], [1e3, 'µs'], [1e6, 'ms'], [1e9, 's']];

  /** How ticks read as time, for `{hz, factor, shift}` as the page states them. */
  function scale(rate) {
    const factor = BigInt(rate.factor);
    const shift = BigInt(rate.shift);
    return {
      /** Nanoseconds of ticks, exactly as reports print them: whole, rounded down. */
      exact: ticks => (BigInt(Math.round(ticks)) * factor) >> shift,
      /** The same for drawing. */
      nanos: ticks => ticks * 1e9 / rate.hz,
      ticks: nanos => nanos * rate.hz / 1e9,
    };
  }

  /** Three digits or more, one unit: 19.047 ms. */
  function text(nanos) {
    let unit = 0;
    while (unit < 3 && Math.abs(nanos) >= UNITS[unit + 1][0] * 0.9995) unit++;
    const value = nanos / UNITS[unit][0];
    if (unit === 0) return Math.round(value) + ' ns';
    const digits = Math.abs(value) >= 100 ? 1 : 3;
    return String(Number(value.toFixed(digits))) + ' ' + UNITS[unit][1];
  }

  /** Exact nanoseconds as seconds with nine digits: what --from takes. */
  function seconds(nanos) {
    const whole = nanos / 1000000000n;
    const rest = String(nanos % 1000000000n).padStart(9, '0');
    return whole + '.' + rest;
  }

  /** Round steps for an axis: at most `most` of them over `span`, of 1, 2 or 5. */
  function step(span, most) {
    const raw = Math.max(span / Math.max(1, most), 1e-9);
    const power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (const times of [1, 2, 5, 10]) if (raw <= times * power * (1 + 1e-9)) return times * power;
    return 10 * power;
  }

  /** Moments of an axis from `begin` to `end`, in ns, with their labels in seconds. */
  function axis(begin, end, most) {
    const by = step(end - begin, most);
    const digits = Math.max(0, Math.min(9, Math.ceil(9 - Math.log10(by) - 1e-9)));
    const ticks = [];
    for (let n = Math.ceil(begin / by - 1e-9); n * by <= end; n++) {
      ticks.push({at: n * by, label: (n * by / 1e9).toFixed(digits) + ' s'});
    }
    return ticks;
  }

  /** What somebody types as a time, in ns: 12.345s, 5ms, +5ms; null if it is none. */
  function parse(text) {
    const found = /^([+-]?\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s)?$/.exec(text.trim());
    if (!found) return null;
    const unit = {ns: 1, us: 1e3, 'µs': 1e3, ms: 1e6, s: 1e9}[found[2] || 's'];
    return Number(found[1]) * unit;
  }

  return {scale, text, seconds, step, axis, parse};
})();
