/* A sheet that was open before results were replaced is open afterwards. */
let open = null;
document.addEventListener("htmx:beforeSwap", () => {
  open = document.querySelector(".sheet:popover-open")?.id ?? null;
});
document.addEventListener("htmx:afterSettle", () => {
  const sheet = open && document.getElementById(open);
  if (sheet?.showPopover && !sheet.matches(":popover-open")) sheet.showPopover();
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
