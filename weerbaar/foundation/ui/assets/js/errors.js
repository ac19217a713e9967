/* A form that came back with errors: the summary at the top takes the focus. */
function focusErrors(root) {
  root.querySelector("[data-errors]:not(.exhibit *)")?.focus();
}
focusErrors(document);
document.addEventListener("htmx:afterSettle", (event) => focusErrors(event.target));
