/**
 * A long <select> becomes a text box that narrows its options (ARIA combobox with list). The select stays, hidden, and
 * holds the value, so the form sends the same and works the same without this script.
 */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function enhance(select) {
  if (select.multiple || select.dataset.combobox === "done") return;
  select.dataset.combobox = "done";
  const id = select.id;
  const options = [...select.options].filter((option) => option.value);
  const empty = [...select.options].find((option) => !option.value);
  const input = Object.assign(document.createElement("input"), { type: "text", className: "input", autocomplete: "off" });
  const list = Object.assign(document.createElement("ul"), { className: "combo__list", id: `${id}-lijst`, hidden: true });
  const box = Object.assign(document.createElement("div"), { className: "combo" });
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  for (const name of ["aria-describedby", "aria-invalid", "required"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  list.setAttribute("role", "listbox");
  if (label) {
    label.id ||= `${id}-label`;
    list.setAttribute("aria-labelledby", label.id);
  }
  select.id = `${id}-keuze`;
  select.hidden = true;
  select.required = false;
  input.id = id;
  select.after(box);
  box.append(input, list);
  let active = -1;

  const chosenText = () => (select.value ? select.selectedOptions[0].text : "");
  const items = () => [...list.querySelectorAll("[role=option]")];
  function mark(index) {
    active = index;
    items().forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const item = items()[index];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }
  function show(all) {
    const words = all ? [] : plain(input.value).split(/\s+/).filter(Boolean);
    const found = options.filter((option) => words.every((word) => plain(option.text).includes(word)));
    list.replaceChildren(
      ...found.map((option, i) => {
        const item = Object.assign(document.createElement("li"), { id: `${id}-optie-${i}`, textContent: option.text });
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.value = option.value;
        return item;
      }),
    );
    if (!found.length) {
      const none = Object.assign(document.createElement("li"), { className: "combo__none", textContent: "Niets gevonden" });
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(-1);
  }
  function choose(item) {
    if (!item?.dataset.value) return;
    select.value = item.dataset.value;
    input.value = chosenText();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    close();
  }
  function settle() {
    if (!input.value.trim() && empty) select.value = "";
    input.value = chosenText();
    close();
  }

  input.value = chosenText();
  input.addEventListener("input", () => show(false));
  input.addEventListener("click", () => (list.hidden ? show(true) : close()));
  input.addEventListener("blur", settle);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(event.target.closest("[role=option]"));
  });
  input.addEventListener("keydown", (event) => {
    const last = items().length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return show(true);
      mark(event.key === "ArrowDown" ? (active >= last ? 0 : active + 1) : active <= 0 ? last : active - 1);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(items()[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      input.value = chosenText();
      close();
    }
  });
}
