// Has the phone keep the page of rights for flight mode. Without this script the page reads all the same.
"use strict";
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/rights-worker.js", { scope: "/rights" });

// A page that was kept for flight mode may be older than the numbers on it: what has run out is taken off, and where to ask instead is shown.
const today = new Date();
const on = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
for (const list of document.querySelectorAll(".numbers")) {
  for (const one of list.querySelectorAll("[data-until]")) if (one.dataset.until < on) one.remove();
  if (!list.querySelector("[data-until]")) {
    list.parentElement.querySelector(".instead").hidden = false;
    list.remove();
  }
}
