/* A button that copies a text of the page; it shows only where a browser can do that. */
import { announce } from "./announce.js";

export function enhance(button) {
  if (button.dataset.enhanced || !navigator.clipboard) return;
  button.dataset.enhanced = "yes";
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
    announce("De tekst is gekopieerd.");
  });
}
