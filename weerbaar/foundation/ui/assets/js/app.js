import "./htmx.js";
import "./announce.js";
import "./errors.js";
import "./sheets.js";
import "./submit.js";
import "./switch.js";

/* Heavier helpers are fetched only by pages that have something for them. */
const helpers = {
  "select[data-combobox]": () => import("./combobox.js"),
  "input[data-suggest]": () => import("./suggest.js"),
  "input[data-upload]": () => import("./upload.js"),
  "[data-copy]": () => import("./copy.js"),
  "[data-recording]": () => import("./recording.js"),
  "figure[data-network]": () => import("./network.js"),
};

function help(root) {
  for (const [selector, load] of Object.entries(helpers)) {
    const found = root.querySelectorAll(selector);
    if (found.length) load().then(({ enhance }) => found.forEach(enhance));
  }
}
help(document);
document.addEventListener("htmx:afterSettle", (event) => help(event.target));
