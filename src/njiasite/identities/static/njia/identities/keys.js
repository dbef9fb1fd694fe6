// The button of a passkey can be pressed once there is something behind it; where it fails, the page says so.
"use strict";
const hideFailure = (hidden) => { document.getElementById("key_failed").hidden = hidden; };
document.addEventListener("allauth.error", () => hideFailure(false));
document.addEventListener("DOMContentLoaded", () => {  // after allauth's own, which stands before this script
  const able = window.PublicKeyCredential && window.webauthnJSON && window.allauth?.webauthn;
  if (!able) { hideFailure(false); return; }
  for (const button of document.querySelectorAll("[data-key]")) {
    button.addEventListener("click", () => hideFailure(true), true);  // before allauth hears it: a second failure is announced anew
    button.disabled = false;
  }
});
