/* Says to a screen reader what changed: the server sends it along as HX-Trigger (see pages.py). */
export function announce(text) {
  const region = document.getElementById("meldingen-stem");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 60);
}
document.addEventListener("announce", ({ detail }) => announce(detail.value ?? ""));
