/* The network that moves, in the places that the server gives. With colours forced by the reader the still picture stays.
   What is shown is told in words too; arrow keys walk along connections. */
import { coloursOf } from "./network-colours.js";
import { graphOf, tell } from "./network-graph.js";
import { pointable, walkable } from "./network-hands.js";
import { View } from "./network-view.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Colours of the page as it is now, also after the switch to dark; what ends it. */
function follow(live, view) {
  const again = () => view.recolour(coloursOf(live));
  const watcher = new MutationObserver(again);
  watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  dark.addEventListener("change", again);
  return () => {
    watcher.disconnect();
    dark.removeEventListener("change", again);
    view.end();
  };
}

function draw(figure, data) {
  const live = figure.querySelector(".net__live");
  const canvas = live.querySelector(".net__canvas");
  const now = live.querySelector(".net__now");
  figure.querySelector(".net__still").hidden = true;
  figure.querySelector("[data-still]")?.setAttribute("hidden", "");
  live.hidden = false;
  const graph = graphOf(data, Math.min(1, Math.max(0.6, canvas.clientWidth / 900)));
  const view = new View(canvas, graph, coloursOf(live), data.midden, () => still.matches);
  const words = now.textContent;
  const choose = (node) => {
    if (node === view.chosen) return;
    now.textContent = node === null ? words : tell(graph, node, data);
    view.choose(node);
  };
  const go = (node) => location.assign(`${figure.dataset.focus.replace("REFERENTIE", node.ref)}#netwerk`);
  const say = (sentence) => {
    now.textContent = view.chosen ? `${sentence} ${tell(graph, view.chosen, data)}` : sentence;
  };
  const acts = {
    in: () => view.go({ ...view.camera, zoom: Math.min(40, view.camera.zoom * 1.5) }),
    out: () => view.go({ ...view.camera, zoom: Math.max(0.4, view.camera.zoom / 1.5) }),
    all: () => view.go(view.whole),
  };
  for (const button of live.querySelectorAll("[data-zoom]")) button.addEventListener("click", acts[button.dataset.zoom]);
  pointable({ canvas, view, choose, go });
  walkable({ canvas, view, choose, go, acts, say });
  const stop = follow(live, view);
  document.addEventListener("htmx:beforeSwap", stop, { once: true });
  figure.network = view;
  if (location.hash === "#netwerk") canvas.focus();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    performance.mark("network-drawn");
    figure.dataset.drawn = "yes";
  }));
}

/** Takes the place of the still picture when all that it needs is there. */
export async function enhance(figure) {
  if (figure.dataset.started || matchMedia("(forced-colors: active)").matches) return;
  figure.dataset.started = "yes";
  try {
    const answer = await fetch(figure.dataset.network, { headers: { Accept: "application/json" } });
    if (answer.ok) draw(figure, await answer.json());
  } catch (problem) {
    figure.querySelector(".net__still").hidden = false;
    figure.querySelector(".net__live").hidden = true;
    console.warn("Het netwerk blijft een stilstaande tekening.", problem);
  }
}
