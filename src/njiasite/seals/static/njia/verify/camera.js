// Scanning on the device, where the browser itself can find codes in pictures. Nothing is sent, nothing is kept.
"use strict";

const Camera = (() => {
  const BETWEEN = 200; // milliseconds between two looks
  const can = "BarcodeDetector" in window;
  const detector = () => new BarcodeDetector({ formats: ["qr_code"] });
  let stream = null;

  // The first code in a picture, or nothing.
  async function look(picture, eye = detector()) {
    const found = await eye.detect(picture);
    return found.length ? found[0].rawValue : "";
  }

  async function photo(file) {
    try {
      return await look(await createImageBitmap(file));
    } catch {
      return "";
    }
  }

  function stop(video) {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    video.srcObject = null;
  }

  // Looks through the camera until a code is found or `stop` is called.
  async function scan(video) {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    await video.play();
    const eye = detector();
    while (stream) {
      const code = await look(video, eye);
      if (code) {
        stop(video);
        return code;
      }
      await new Promise((next) => setTimeout(next, BETWEEN));
    }
    return "";
  }

  return { can, canScan: can && Boolean(navigator.mediaDevices), photo, scan, stop };
})();
