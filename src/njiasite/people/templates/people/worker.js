// Keeps the page /rights for flight mode. It answers for that page and its files, and for nothing else of the site.
"use strict";

const CACHE = "njia-rights-{{ version }}";
const PAGE = {{ page|safe }};
const FILES = {{ files|safe }};

// Kept in the language that was chosen here; of a stranger, without cookies beside that.
async function keep(path) {
  const answer = await fetch(new Request(path, { cache: "no-store" }));
  if (!answer.ok) throw new Error(path);
  await (await caches.open(CACHE)).put(path, answer.clone());
  return answer;
}

const kept = async (path) => (await caches.open(CACHE)).match(path, { ignoreVary: true });

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([PAGE, ...FILES].map(keep)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("njia-rights-") && name !== CACHE);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

// The newest where there is a network, so that the language is the one chosen now; else what was kept.
const page = () => keep(PAGE).catch(async () => (await kept(PAGE)) || Response.error());

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname === PAGE) event.respondWith(page());
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((found) => found || keep(pathname)));
});
