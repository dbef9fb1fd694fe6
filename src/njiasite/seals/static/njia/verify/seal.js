// Is this paper good? The same answers, in the same order, as njia/seals/verifying.py; with WebCrypto and no library.
"use strict";

const Seal = (() => {
  const ISS = 1, EXP = 4, NBF = 5, IAT = 6, CTI = 7, PAPER = -65537, LIST = -65538;
  const DAY = 86400, YEAR_9999 = 253_370_764_800;
  const ES256 = { name: "ECDSA", hash: "SHA-256" };
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const HOLDER = /^(?:\p{L}\.){1,4} [0-9A-Z]{2,4}$/u;

  class Unreadable extends Error {}
  const must = (holds) => {
    if (!holds) throw new Unreadable();
  };

  function tokenOf(text) {
    const code = text.trim().split("#").pop();
    const bytes = new Uint8Array(Math.floor((code.length * 5) / 8));
    let held = 0, bits = 0, at = 0;
    for (const letter of code) {
      const value = LETTERS.indexOf(letter);
      must(value >= 0);
      held = (held << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (held >> bits) & 255;
        held &= (1 << bits) - 1;
      }
    }
    must(at > 0 && bits < 5 && held === 0);
    return bytes;
  }

  function read(data) {
    const whole = decode(data);
    must(whole && whole.tag === 18 && Array.isArray(whole.value) && whole.value.length === 4);
    const [header, bare, payload, signature] = whole.value;
    must([header, payload, signature].every((part) => part instanceof Uint8Array));
    must(bare instanceof Map && bare.size === 0 && signature.length === 64);
    const said = decode(header);
    must(said instanceof Map && said.size === 2 && said.get(1) === -7 && said.get(4) instanceof Uint8Array);
    return { key: hex(said.get(4)), header, payload, signature };
  }

  function decode(data) {
    try {
      return Cbor.decode(data);
    } catch {
      throw new Unreadable();
    }
  }

  const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

  function known(issuers, id, purpose) {
    for (const issuer of issuers) {
      for (const key of issuer.keys) if (key.id === id && key.purpose === purpose) return { issuer, key };
    }
    return null;
  }

  async function signedBy(jwk, message) {
    const name = new TextEncoder().encode("Signature1");
    const parts = [Cbor.head(3, name.length), name];
    for (const part of [message.header, new Uint8Array(0), message.payload]) parts.push(Cbor.head(2, part.length), part);
    const signed = new Uint8Array([0x84, ...parts.flatMap((part) => [...part])]);
    const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    return crypto.subtle.verify(ES256, key, message.signature, signed);
  }

  function dayOf(seconds) {
    must(Number.isSafeInteger(seconds) && seconds % DAY === 0 && seconds >= 0 && seconds < YEAR_9999);
    return new Date(seconds * 1000).toISOString().slice(0, 10); // days are compared as text
  }

  const nextDay = (day) => new Date(Date.parse(day) + DAY * 1000).toISOString().slice(0, 10);

  const claimsOf = (payload, ...keys) => {
    const claims = decode(payload);
    must(claims instanceof Map && claims.size === keys.length && keys.every((key) => claims.has(key)));
    must(typeof claims.get(ISS) === "string");
    return claims;
  };

  function paperOf(payload) {
    const claims = claimsOf(payload, ISS, EXP, NBF, IAT, CTI, PAPER);
    const said = claims.get(PAPER), serial = claims.get(CTI);
    must(Array.isArray(said) && said.length === 6 && serial instanceof Uint8Array && serial.length <= 7);
    const [contract, ...texts] = said;
    must(contract instanceof Uint8Array && contract.length === 32);
    must([claims.get(ISS), ...texts].every((text) => typeof text === "string" && text !== ""));
    const [employer, place, job, pay, holder] = texts;
    must(HOLDER.test(holder));
    const paper = {
      employer, job, place, pay, holder, issuer: claims.get(ISS),
      valid_from: dayOf(claims.get(NBF)), valid_to: dayOf(claims.get(EXP) - DAY), issued: dayOf(claims.get(IAT)),
      serial: serial.reduce((sum, one) => sum * 256 + one, 0),
    };
    must(paper.serial > 0 && Number.isSafeInteger(paper.serial));
    must(paper.valid_from <= paper.valid_to && paper.issued <= paper.valid_to);
    return paper;
  }

  async function listOf(data, issuers) {
    const message = read(data);
    const found = known(issuers, message.key, "list");
    must(found && (await signedBy(found.key.jwk, message)));
    const claims = claimsOf(message.payload, ISS, EXP, IAT, LIST);
    const gaps = claims.get(LIST), asOf = dayOf(claims.get(IAT));
    must(Array.isArray(gaps) && gaps.every((gap) => Number.isSafeInteger(gap) && gap > 0));
    must(claims.get(ISS) === found.issuer.id && found.key.from <= asOf && asOf <= found.key.to);
    let serial = 0;
    const serials = new Set(gaps.map((gap) => (serial += gap)));
    return { issuer: found.issuer, asOf, nextUpdate: dayOf(claims.get(EXP)), serials };
  }

  // The keys and lists of a bundle, every list's signature checked; what cannot be believed is left out.
  async function believed(bundle) {
    const issuers = bundle.issuers.issuers;
    const lists = new Map();
    for (const text of bundle.lists) {
      try {
        const list = await listOf(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)), issuers);
        const before = lists.get(list.issuer.id);
        if (!before || before.asOf <= list.asOf) lists.set(list.issuer.id, list);
      } catch {
        continue;
      }
    }
    return { issuers, lists };
  }

  function standing(paper, list, on) {
    if (list && list.serials.has(paper.serial)) return "revoked";
    if (on > paper.valid_to) return "expired";
    if (on < paper.valid_from) return "early";
    if (!list) return "list_missing";
    if (nextDay(on) < list.asOf) return "list_ahead"; // the same moment is another date elsewhere
    return on > list.nextUpdate ? "list_old" : "valid";
  }

  // The answer: its kind, and what the sealed paper says where the signature is good.
  async function verify(code, { issuers, lists }, on) {
    try {
      const message = read(tokenOf(code));
      const found = known(issuers, message.key, "seal");
      if (!found) return { kind: "unknown_issuer" };
      if (!(await signedBy(found.key.jwk, message))) return { kind: "altered" };
      const paper = paperOf(message.payload);
      const { issuer, key } = found;
      if (paper.issuer !== issuer.id || paper.issued < key.from || paper.issued > key.to) return { kind: "unknown_issuer" };
      const list = lists.get(issuer.id);
      return { kind: standing(paper, list, on), paper, issuer, asOf: list && list.asOf };
    } catch (error) {
      if (error instanceof Unreadable) return { kind: "unreadable" };
      throw error;
    }
  }

  return { believed, verify };
})();
