// The page /verify: takes a code, shows the answer, in three languages, with or without a network.
"use strict";

(() => {
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  const TONES = { valid: "clear", early: "check", list_missing: "check", list_old: "check", list_ahead: "check", unreadable: "fix", expired: "fix" };
  const FIELDS = ["employer", "job", "place", "pay", "valid_from", "valid_to", "holder", "serial", "issuer", "issued"];
  const DATES = ["valid_from", "valid_to", "issued"];
  const STALE = 3600 * 1000; // milliseconds after which keys and lists are asked for again
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const form = one("#verify"), box = one("#code"), answer = one("#answer"), video = one("#video"), live = one("#live");

  let language = root.lang;
  let published = { issuers: [], lists: new Map() };
  let shown = null;
  let loading = null;
  let loadedAt = 0;

  const say = (code, values = {}) => WORDS[code][language].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  // "27 November 2026", "27 ноября 2026": as the paper itself would say it.
  function inWords(day) {
    const words = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
    return words.format(new Date(`${day}T00:00:00Z`)).replace(/\s*г\.$/, "");
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function element(name, text, classes = "") {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = classes;
    return made;
  }

  function row(name, found) {
    const value = found.paper[name];
    const text = name === "issuer" ? found.issuer.name[language] : DATES.includes(name) ? inWords(value) : String(value);
    const made = document.createElement("div");
    made.append(element("dt", say(`seal.field.${name}`)), element("dd", text));
    return made;
  }

  function show(found) {
    shown = found;
    const { kind, paper } = found;
    const tone = TONES[kind] || "stop";
    const values = paper ? { valid_from: inWords(paper.valid_from), valid_to: inWords(paper.valid_to), as_of: found.asOf ? inWords(found.asOf) : "" } : {};
    one("#verdict").className = `verdict ${tone}`;
    one("#sign").textContent = say(`verify.sign.${tone}`);
    for (const part of ["says", "why", "next"]) one(`#${part}`).textContent = say(`seal.${kind}.${part}`, values);
    one("#paper").hidden = !paper;
    one("#rows").replaceChildren(...(paper ? FIELDS.map((name) => row(name, found)) : []));
    answer.hidden = false;
    form.hidden = true;
  }

  async function check(code) {
    if (Date.now() - loadedAt > STALE) loading = load(); // a page that stays open all day
    await loading;
    show(await Seal.verify(code, published, today()));
    one("#says").focus();
    scrollTo(0, 0);
  }

  function again() {
    shown = null;
    answer.hidden = true;
    form.hidden = false;
    box.value = "";
    live.textContent = "";
    box.focus();
  }

  // The code of a link stays in no history and in no address bar.
  function fromAddress() {
    const code = location.hash.slice(1);
    if (!code) return;
    history.replaceState(null, "", location.pathname);
    check(code);
  }

  function states() {
    const lines = [...published.lists.values()].map((list) =>
      say("verify.list_of", { issuer: list.issuer.name[language], as_of: inWords(list.asOf) }),
    );
    if (!published.issuers.length) lines.push(say("verify.no_issuers"));
    lines.push(say(root.dataset.offline ? "verify.offline_ready" : "verify.offline_not"));
    one("#states").replaceChildren(...lines.map((line) => element("li", line)));
  }

  function speak(chosen) {
    language = chosen;
    root.lang = chosen;
    try {
      localStorage.setItem("language", chosen);
    } catch {
      // A browser that keeps nothing still shows the page.
    }
    for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
    for (const button of document.querySelectorAll(".languages button")) {
      if (button.value === chosen) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    document.title = `${say("verify.title")} · Njia`;
    live.textContent = "";
    states();
    if (shown) show(shown);
  }

  async function load() {
    try {
      const given = await fetch("/verify/bundle.json", { credentials: "omit" });
      published = await Seal.believed(await given.json());
      loadedAt = Date.now();
    } catch {
      // No network and nothing kept: every answer will say so.
    }
    states();
  }

  // Resolves once the worker answers for its pages; `serviceWorker.ready` would tell of one of the two alone.
  function active(registration) {
    const worker = registration.installing || registration.waiting || registration.active;
    return new Promise((resolve, reject) => {
      const look = () => {
        if (worker.state === "activated") resolve();
        if (worker.state === "redundant") reject(new Error("the page could not be kept"));
      };
      worker.addEventListener("statechange", look);
      look();
    });
  }

  async function keepOffline() {
    if (!("serviceWorker" in navigator)) return;
    for (const scope of ["/verify", "/VERIFY"]) await active(await navigator.serviceWorker.register("/verify-worker.js", { scope }));
    root.dataset.offline = "yes";
    states();
  }

  async function scan() {
    one("#camera").hidden = false;
    live.textContent = say("verify.hold");
    try {
      const code = await Camera.scan(video);
      if (code) await check(code);
    } catch {
      live.textContent = say("verify.no_camera");
    }
    one("#camera").hidden = true;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.value.trim()) check(box.value);
    else {
      live.textContent = say("verify.empty");
      box.focus();
    }
  });
  one("#photo").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) check(await Camera.photo(file));
  });
  one("#scan").addEventListener("click", scan);
  one("#stop").addEventListener("click", () => {
    Camera.stop(video);
    live.textContent = "";
  });
  one("#again").addEventListener("click", (event) => {
    event.preventDefault();
    again();
  });
  one(".languages form").addEventListener("submit", (event) => {
    event.preventDefault();
    speak(event.submitter.value);
  });
  addEventListener("hashchange", fromAddress);

  one("#private").hidden = false;
  one("#scan").hidden = !Camera.canScan;
  one("#photo-field").hidden = !Camera.can;
  loading = load();
  let remembered = null;
  try {
    remembered = localStorage.getItem("language");
  } catch {
    // As above.
  }
  speak(remembered in WORDS["verify.title"] ? remembered : root.lang);
  fromAddress();
  keepOffline().catch(states);
})();
