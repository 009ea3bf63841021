// The page's scripts as a browser has them: one global scope, in their order, without what needs a document.
import {readFileSync} from 'node:fs';
import {createContext, runInContext} from 'node:vm';
import {deflateRawSync} from 'node:zlib';

const home = new URL('../../main/resources/io/xenscope/report/html/', import.meta.url);

export function scripts() {
  const context = createContext({BigInt, atob, Blob, Response, DecompressionStream, Uint8Array});
  for (const name of ['time', 'decode', 'lanes', 'view', 'logs', 'latency', 'flame', 'tables']) {
    runInContext(readFileSync(new URL(name + '.js', home), 'utf8'), context, {filename: name + '.js'});
  }
  return runInContext('({Time, Decode, Lanes, View, Logs, Latency, Flame, Tables})', context);
}

/** Numbers as the page's columns have them, unpacked. */
export function varints(numbers) {
  const bytes = [];
  for (let n of numbers) {
    while (n > 127) {
      bytes.push(n % 128 + 128);
      n = Math.floor(n / 128);
    }
    bytes.push(n);
  }
  return Uint8Array.from(bytes);
}

export function packed(numbers) {
  return deflateRawSync(varints(numbers)).toString('base64');
}

/** Values of another realm compare by their contents only. */
export const plain = value => JSON.parse(JSON.stringify(value));
