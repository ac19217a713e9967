/* The network that moves: drawn by WebGL in the places that the server gives. Without WebGL, or with colours forced by
   the reader, the still picture stays. What is shown is told in words too; arrow keys walk along connections. */
import Graph from "graphology";
import Sigma from "sigma";
import { coloursOf } from "./network-colours.js";
import { walkable } from "./network-walk.js";

const FLUENT = 4000; // with more connections they are left out while the picture is dragged
const SMALLEST = 3;
const LARGEST = 13;
const still = matchMedia("(prefers-reduced-motion: reduce)");

const hasWebGL = () => Boolean(document.createElement("canvas").getContext("webgl2"));

/** The answer of the server as a graph: nodes by their place in the list, connections of one pair as one line. */
function graphOf({ organisaties, verbanden }, room) {
  const graph = new Graph({ type: "undirected", multi: false });
  organisaties.forEach(([ref, name, x, y, size, shade, value, isFound, isCut], place) => {
    const radius = (SMALLEST + (size / 100) * (LARGEST - SMALLEST)) * room;
    graph.addNode(place, { ref, label: name, x, y: -y, size: radius, shade, value, isFound, isCut, bonds: [] });
  });
  for (const [one, other, kind] of verbanden) {
    graph.getNodeAttribute(one, "bonds").push([other, kind, 0]);
    graph.getNodeAttribute(other, "bonds").push([one, kind, 1]);
    if (!graph.hasEdge(one, other)) graph.addEdge(one, other, { size: 1 });
  }
  return graph;
}

/** How a node and a line look now: who is pointed at and its neighbours stand out. */
function reducers(state, graph) {
  const isNear = (node) => node === state.chosen || state.near.has(node);
  return {
    nodeReducer(node, data) {
      const { colours } = state;
      const isMiddle = Number(node) === state.middle;
      const color = isMiddle ? colours.middle : data.isFound ? colours.shades[data.shade] : colours.around;
      if (!state.chosen) return { ...data, color, forceLabel: isMiddle };
      if (!isNear(node)) return { ...data, color: colours.faint, label: "", zIndex: 0 };
      return { ...data, color, forceLabel: node === state.chosen || state.near.size < 15, highlighted: node === state.chosen, zIndex: 1 };
    },
    edgeReducer(edge, data) {
      const { colours } = state;
      if (!state.chosen) return { ...data, color: colours.line };
      if (!graph.hasExtremity(edge, state.chosen)) return { ...data, hidden: true };
      return { ...data, color: colours.strong, size: 2, zIndex: 1 };
    },
  };
}

/** One organisation and its connections in a sentence or two. */
function tell(graph, node, kinds, measure) {
  const { label, bonds, value, isFound } = graph.getNodeAttributes(node);
  const lines = bonds.slice(0, 6).map(([other, kind, side]) => `${kinds[kind][side]} ${graph.getNodeAttribute(other, "label")}`);
  const rest = bonds.length > 6 ? ` en nog ${bonds.length - 6}` : "";
  const where = isFound ? "" : " Buiten uw selectie.";
  return `${label}. ${measure}: ${value}.${where} ${lines.length ? `${lines.join("; ")}${rest}.` : "Geen verbinding die u mag zien."}`;
}

/** Names beside their dots, with a halo, and only where no other name stands. */
function nameWriter(state) {
  const taken = [];
  function write(context, { x, y, size, label }, settings) {
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = state.colours.surface;
    context.fillStyle = state.colours.ink;
    context.strokeText(label, x + size + 3, y + settings.labelSize / 3);
    context.fillText(label, x + size + 3, y + settings.labelSize / 3);
  }
  return {
    clear: () => taken.splice(0),
    draw(context, node, settings) {
      if (!node.label) return;
      const [left, top, high] = [node.x + node.size, node.y - settings.labelSize * 0.6, settings.labelSize * 1.2];
      const box = [left, top, left + node.label.length * settings.labelSize * 0.55, top + high];
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
      taken.push(box);
      write(context, node, settings);
    },
    drawAlways: (context, node, settings) => node.label && write(context, node, settings),
  };
}

/** Colours of the page as it is now, also after the switch to dark. */
function follow(state, live, renderer) {
  const again = () => {
    state.colours = coloursOf(live);
    renderer.setSetting("labelColor", { color: state.colours.ink });
    renderer.refresh();
  };
  const watcher = new MutationObserver(again);
  watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", again);
  return () => {
    watcher.disconnect();
    dark.removeEventListener("change", again);
  };
}

function zoomButtons(live, renderer) {
  const camera = renderer.getCamera();
  const duration = still.matches ? 0 : 120;
  const acts = {
    in: () => camera.animatedZoom({ duration }),
    out: () => camera.animatedUnzoom({ duration }),
    all: () => camera.animatedReset({ duration }),
  };
  for (const button of live.querySelectorAll("[data-zoom]")) button.addEventListener("click", acts[button.dataset.zoom]);
  return acts;
}

/** Pointing, clicking and touching. The wheel zooms only once somebody is in the picture, so that the page scrolls. */
function pointable(figure, canvas, renderer, choose, state) {
  const go = (node) => location.assign(figure.dataset.focus.replace("REFERENTIE", renderer.getGraph().getNodeAttribute(node, "ref")) + "#netwerk");
  renderer.on("enterNode", ({ node }) => choose(node));
  renderer.on("leaveNode", () => choose(null));
  renderer.on("clickNode", ({ node, event }) => {
    const isTouch = event.original.type.startsWith("touch");
    if (isTouch && state.chosen !== node) choose(node);
    else if (isTouch && !state.wasChosen) state.wasChosen = true;
    else go(node);
  });
  renderer.on("clickStage", () => choose(null));
  renderer.setSetting("enableCameraZooming", false);
  const wheel = (isOn) => () => renderer.setSetting("enableCameraZooming", isOn);
  canvas.addEventListener("focusin", wheel(true));
  canvas.addEventListener("pointerdown", wheel(true));
  canvas.addEventListener("focusout", wheel(false));
  return go;
}

function draw(figure, data) {
  const live = figure.querySelector(".net__live");
  const canvas = live.querySelector(".net__canvas");
  const now = live.querySelector(".net__now");
  live.hidden = false;
  const graph = graphOf(data, Math.min(1, Math.max(0.6, canvas.clientWidth / 900)));
  const state = { chosen: null, near: new Set(), middle: data.midden, colours: coloursOf(live), wasChosen: false };
  figure.querySelector(".net__still").hidden = true;
  figure.querySelector(".net__partly")?.setAttribute("hidden", "");
  const names = nameWriter(state);
  const renderer = new Sigma(graph, canvas, {
    ...reducers(state, graph),
    allowInvalidContainer: true,
    enableCameraRotation: false,
    hideEdgesOnMove: graph.size > FLUENT,
    hideLabelsOnMove: graph.order > 1000,
    labelColor: { color: state.colours.ink },
    labelFont: getComputedStyle(live).fontFamily,
    labelSize: 14,
    labelDensity: 0.6,
    labelGridCellSize: 140,
    labelRenderedSizeThreshold: graph.order > 60 ? 7 : 4,
    defaultDrawNodeLabel: names.draw,
    defaultDrawNodeHover: names.drawAlways,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    stagePadding: 24,
    zIndex: true,
  });
  renderer.on("beforeRender", names.clear);
  const words = now.textContent;
  const choose = (node) => {
    state.chosen = node;
    state.wasChosen = false;
    state.near = new Set(node === null ? [] : graph.neighbors(node));
    now.textContent = node === null ? words : tell(graph, node, data.soorten, data.maat);
    renderer.refresh({ skipIndexation: true });
  };
  const go = pointable(figure, canvas, renderer, choose, state);
  const acts = zoomButtons(live, renderer);
  walkable({ canvas, graph, renderer, state, choose, go, acts, now, isStill: () => still.matches });
  const stop = follow(state, live, renderer);
  figure.network = renderer;
  figure.dataset.drawn = "yes";
  document.addEventListener("htmx:beforeSwap", () => (stop(), renderer.kill()), { once: true });
  if (location.hash === "#netwerk") canvas.focus();
}

/** Takes the place of the still picture when all that it needs is there. */
export async function enhance(figure) {
  if (figure.dataset.started || matchMedia("(forced-colors: active)").matches || !hasWebGL()) return;
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
