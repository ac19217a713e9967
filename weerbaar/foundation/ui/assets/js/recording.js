/* A recording on a page: links to a moment play from there, the address may ask for one (#t=754), and the line that is
   being said is marked. Without this script such a link opens the page anew, and the recording starts there. */
const MOMENT = /(?:^#|[?&])t=(\d+)/;

export function enhance(player) {
  if (player.dataset.enhanced) return;
  player.dataset.enhanced = "yes";
  const lines = [...document.querySelectorAll("[data-moment]")];
  const moments = lines.map((line) => Number(line.dataset.moment));
  let now = null;

  function begin(text, plays) {
    const found = MOMENT.exec(text);
    if (!found) return;
    const go = () => {
      player.currentTime = Number(found[1]);
      if (plays) player.play().catch(() => {}); // a browser may want a click first
    };
    if (player.readyState) go();
    else {
      player.addEventListener("loadedmetadata", go, { once: true });
      player.load();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-to-moment]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.href);
    begin(link.hash, true);
  });
  addEventListener("hashchange", () => begin(location.hash, false));

  player.addEventListener("timeupdate", () => {
    const at = moments.findLastIndex((moment) => moment <= player.currentTime);
    const line = at < 0 ? null : lines[at];
    if (line === now) return;
    now?.removeAttribute("aria-current");
    line?.setAttribute("aria-current", "true");
    now = line;
  });
  begin(location.hash, false);
}
