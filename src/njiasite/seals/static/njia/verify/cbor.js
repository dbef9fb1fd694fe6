// CBOR as our seals are written (RFC 8949): numbers, bytes, text, lists, maps, one tag; the shortest spelling or none.
"use strict";

const Cbor = (() => {
  const unreadable = () => new Error("unreadable");
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const LEAST = { 24: 24, 25: 2 ** 8, 26: 2 ** 16, 27: 2 ** 32 };
  const DEEPEST = 8;

  // One whole value of these bytes. Throws for anything else.
  function decode(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;

    function take(length) {
      if (length > bytes.length - at) throw unreadable();
      at += length;
      return bytes.subarray(at - length, at);
    }

    function size(info) {
      if (info < 24) return info;
      if (!(info in LEAST)) throw unreadable();
      const width = 2 ** (info - 24);
      take(width);
      const from = at - width;
      const value = [
        () => view.getUint8(from),
        () => view.getUint16(from),
        () => view.getUint32(from),
        () => view.getUint32(from) * 2 ** 32 + view.getUint32(from + 4),
      ][info - 24]();
      if (value < LEAST[info] || !Number.isSafeInteger(value)) throw unreadable();
      return value;
    }

    function pairs(count, depth) {
      const found = new Map();
      for (let n = 0; n < count; n += 1) {
        const key = value(depth);
        if (found.has(key)) throw unreadable();
        found.set(key, value(depth));
      }
      return found;
    }

    function list(count, depth) {
      const found = [];
      for (let n = 0; n < count; n += 1) found.push(value(depth));
      return found;
    }

    function value(depth) {
      if (depth > DEEPEST) throw unreadable();
      const [head] = take(1);
      const count = size(head & 31);
      const kinds = [
        () => count,
        () => -1 - count,
        () => take(count).slice(),
        () => utf8.decode(take(count)),
        () => list(count, depth + 1),
        () => pairs(count, depth + 1),
        () => ({ tag: count, value: value(depth + 1) }),
      ];
      const kind = kinds[head >> 5];
      if (!kind) throw unreadable();
      return kind();
    }

    const found = value(0);
    if (at !== bytes.length) throw unreadable();
    return found;
  }

  // The head of bytes or text of that length, to write what was signed.
  function head(major, length) {
    if (length < 24) return [(major << 5) | length];
    if (length < 2 ** 8) return [(major << 5) | 24, length];
    if (length < 2 ** 16) return [(major << 5) | 25, length >> 8, length & 255];
    return [(major << 5) | 26, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
  }

  return { decode, head };
})();
