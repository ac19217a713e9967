/* Words that continue what is typed, from the server, in the browser's own list. Without script the box just works. */
const WAIT = 150;

export function enhance(input) {
  const list = document.getElementById(input.getAttribute("list"));
  if (!list || input.dataset.suggesting) return;
  input.dataset.suggesting = "yes";
  let timer = 0;
  let asked = "";

  async function ask() {
    const typed = input.value;
    const start = typed.slice(typed.lastIndexOf(" ") + 1);
    if (start.length < 2 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(start)}`);
      if (!answer.ok || input.value !== typed) return;
      const before = typed.slice(0, typed.length - start.length);
      const { suggesties } = await answer.json();
      list.replaceChildren(...suggesties.map((word) => Object.assign(document.createElement("option"), { value: before + word })));
    } catch {
      /* no answer: no suggestions */
    }
  }
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
