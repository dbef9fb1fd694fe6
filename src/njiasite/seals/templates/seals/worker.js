// Keeps the page /verify for flight mode. It answers for that page and its files, and for nothing else of the site.
"use strict";

const CACHE = "njia-verify-{{ version }}";
const PAGES = {{ pages|safe }};
const BUNDLE = {{ bundle|safe }};
const FILES = {{ files|safe }};
const PATIENCE = 4000; // milliseconds that a list from the network may take

// Never with cookies: what is kept must be what a stranger sees.
const fresh = (path) => fetch(new Request(path, { credentials: "omit", cache: "no-store" }));

async function keep(path) {
  const answer = await fresh(path);
  if (!answer.ok) throw new Error(path);
  await (await caches.open(CACHE)).put(path, answer.clone());
  return answer;
}

const kept = async (path) => (await caches.open(CACHE)).match(path, { ignoreVary: true });

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([PAGES[0], BUNDLE, ...FILES].map(keep)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("njia-verify-") && name !== CACHE);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

// The page from the store at once, and a newer one for the next time.
async function page(event) {
  const found = await kept(PAGES[0]);
  const newer = keep(PAGES[0]);
  event.waitUntil(newer.catch(() => undefined));
  return found || newer;
}

// The newest keys and lists; those in the store where the network does not answer in time.
async function bundle() {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try {
    return await Promise.race([keep(BUNDLE), late]);
  } catch {
    return (await kept(BUNDLE)) || Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (PAGES.includes(pathname)) event.respondWith(page(event));
  else if (pathname === BUNDLE) event.respondWith(bundle());
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((found) => found || keep(pathname)));
});
