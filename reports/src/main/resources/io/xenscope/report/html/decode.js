'use strict';
/* The columns of the page: base64 of deflated varints, back to numbers. */
const Decode = (() => {
  /** The bytes of a column. */
  async function bytes(base64) {
    const text = atob(base64);
    const packed = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** Reads varints, seven bits to a byte, the low ones first. Numbers up to 2^53. */
  function reader(from) {
    let at = 0;
    return () => {
      let one = from[at++];
      if (one < 128) return one;
      let value = one & 127;
      let weight = 128;
      do {
        one = from[at++];
        value += (one & 127) * weight;
        weight *= 128;
      } while (one >= 128);
      return value;
    };
  }

  /** A number that was written with its sign in the lowest bit. */
  function signed(value) {
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  return {bytes, reader, signed};
})();
