// The button of a passkey can be pressed once there is something behind it; where it fails, the page says so.
"use strict";
const failed = () => { document.getElementById("key_failed").hidden = false; };
document.addEventListener("allauth.error", failed);
document.addEventListener("DOMContentLoaded", () => {  // after allauth's own, which stands before this script
  if (!window.PublicKeyCredential) { failed(); return; }
  for (const button of document.querySelectorAll("[data-key]")) button.disabled = false;
});
