/* htmx without eval, without inline styles, without pages kept in the browser's storage. */
import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  defaultSwapStyle: "outerHTML",
  scrollBehavior: "instant",
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "(400|422)", swap: true },
    { code: "...", swap: false, error: true },
  ],
});

/* What goes wrong is shown by a real page: a reading is asked again as a whole, so that its error page appears. */
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, ({ detail }) => {
    if (detail.requestConfig?.verb === "get") location.assign(detail.pathInfo.finalRequestPath);
  });
}
