/* The switch for light and dark: kept in this browser, never in a cookie. */
const dark = matchMedia("(prefers-color-scheme: dark)");
const now = () => document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");

function label(button) {
  const isDark = now() === "dark";
  button.querySelector("[data-when=light]").hidden = isDark;
  button.querySelector("[data-when=dark]").hidden = !isDark;
}
for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  label(button);
  button.addEventListener("click", () => {
    const next = now() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("thema", next);
    } catch {
      /* no storage: it holds for this page */
    }
    document.querySelectorAll("[data-theme-switch]").forEach(label);
  });
}
