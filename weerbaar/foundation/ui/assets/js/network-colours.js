/* The colours of the page for what is not drawn by CSS: read from the tokens, as they are for this reader now. */
const NAMES = {
  ink: "--ink",
  line: "--line",
  strong: "--petrol",
  edge: "--line",
  wrong: "--wrong",
  surface: "--surface",
  around: "--tile",
  middle: "--ochre",
};
const SHADES = ["--line", "--petrol-pale", "--petrol", "--petrol-deep"];

export function coloursOf(element) {
  const style = getComputedStyle(element);
  const read = (name) => style.getPropertyValue(name).trim();
  const colours = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, read(name)]));
  return { ...colours, shades: SHADES.map(read) };
}
