/* A sheet that was open before results were replaced is open afterwards, as far down as it was. */
let open = null;
let down = 0;
document.addEventListener("htmx:beforeSwap", () => {
  const sheet = document.querySelector(".sheet:popover-open");
  open = sheet?.id ?? null;
  down = sheet?.querySelector(".sheet__body")?.scrollTop ?? 0;
});
document.addEventListener("htmx:afterSettle", () => {
  const sheet = open && document.getElementById(open);
  if (!sheet?.showPopover || sheet.matches(":popover-open")) return;
  const focused = document.activeElement?.id;
  sheet.showPopover();
  const body = sheet.querySelector(".sheet__body");
  if (body) body.scrollTop = down;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
});

/* Escape or a click elsewhere closes a dropdown. */
const dropdowns = () => document.querySelectorAll("details.dropdown[open]");
document.addEventListener("click", (event) => {
  for (const one of dropdowns()) if (!one.contains(event.target)) one.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const one of dropdowns()) {
    one.open = false;
    one.querySelector("summary").focus();
  }
});
