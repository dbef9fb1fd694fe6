// Has the phone keep the page of rights for flight mode. Without this script the page reads all the same.
"use strict";
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/rights-worker.js", { scope: "/rights" });
