/* Sends a file in pieces (tus 1.0), with progress, and goes on after a broken line, also after the page was closed.
   Without this script the file simply goes along with the form. */
const PIECE = 4 * 1024 * 1024;
const PATIENCE = 8; // tries after a broken line, each after twice the time
const VERSION = { "Tus-Resumable": "1.0.0" };

export function enhance(input) {
  if (input.dataset.enhanced) return;
  input.dataset.enhanced = "yes";
  const form = input.form;
  const sent = form.elements.upload;
  const told = document.createElement("div");
  told.className = "upload";
  told.setAttribute("role", "status");
  input.after(told);
  let current = null;

  input.addEventListener("change", () => {
    current?.stop();
    sent.value = "";
    const file = input.files[0];
    if (file) current = begin(file);
  });
  form.addEventListener("submit", (event) => {
    if (current?.busy) {
      event.preventDefault();
      event.stopPropagation();
      say("Het bestand wordt nog verstuurd. Wacht tot het er is.");
    } else if (sent.value) {
      input.disabled = true; // it is there already
    }
  });
  addEventListener("pageshow", () => (input.disabled = false));

  function say(text) {
    let line = told.querySelector("p");
    if (!line) told.append((line = document.createElement("p")));
    line.textContent = text;
  }

  function begin(file) {
    const work = { busy: true, stopped: false, stop: () => (work.stopped = true) };
    told.replaceChildren();
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.setAttribute("aria-label", `Versturen van ${file.name}`);
    told.append(bar);
    send(file, input.dataset.upload, form.elements.csrfmiddlewaretoken.value, work, (done, text) => {
      bar.value = done;
      say(text);
    })
      .then((ref) => {
        if (work.stopped) return;
        sent.value = ref;
        bar.remove();
        say(`‘${file.name}’ is verstuurd en nagekeken.`);
      })
      .catch((error) => {
        if (work.stopped) return;
        bar.remove();
        say(error.message);
        if (error.canGoOn) told.append(again(file));
        else input.value = "";
      })
      .finally(() => (work.busy = false));
    return work;
  }

  function again(file) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nl-button nl-button--secondary";
    button.textContent = "Ga verder met versturen";
    button.addEventListener("click", () => (current = begin(file)));
    return button;
  }
}

class Broken extends Error {
  canGoOn = true;
}

/** Sends all of it; gives the ref under which it stands. */
async function send(file, start, token, work, tell) {
  const key = `upload:${file.name}:${file.size}:${file.lastModified}`;
  const ask = (method, url, headers = {}, body = undefined) =>
    fetch(url, { method, body, headers: { ...VERSION, "X-CSRFToken": token, ...headers }, redirect: "manual" });
  let url = recall(key);
  let at = url ? await offset(ask, url).catch(() => -1) : -1;
  if (at < 0) {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
    const headers = { "Upload-Length": String(file.size), "Upload-Metadata": `filename ${name}` };
    const answer = await ask("POST", start, headers).catch(() => {
      throw new Broken("Er is nu geen verbinding.");
    });
    if (answer.status !== 201) throw new Error((await answer.text()) || "Het versturen lukt niet. Ververs de pagina.");
    url = answer.headers.get("Location");
    recall(key, url);
    at = 0;
  }
  for (let failures = 0; at < file.size; ) {
    if (work.stopped) throw new Error("");
    tell((100 * at) / file.size, `${Math.floor((100 * at) / file.size)}% verstuurd`);
    let answer;
    try {
      answer = await ask(
        "PATCH",
        url,
        { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(at) },
        file.slice(at, at + PIECE),
      );
    } catch {
      if (++failures > PATIENCE) throw new Broken("De verbinding is weg. Wat er al is, blijft bewaard.");
      tell((100 * at) / file.size, "De verbinding hapert. We proberen het opnieuw.");
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failures));
      at = await offset(ask, url).catch(() => at);
      continue;
    }
    if (answer.status === 204 || answer.status === 409) {
      at = Number(answer.headers.get("Upload-Offset"));
      if (answer.status === 204) failures = 0;
      else if (++failures > PATIENCE) throw new Broken("Het versturen lukt niet. Wat er al is, blijft bewaard.");
    } else {
      recall(key, null);
      throw new Error((answer.status === 422 && (await answer.text())) || "Het versturen lukt niet. Kies het bestand opnieuw.");
    }
  }
  recall(key, null);
  return url.split("/").filter(Boolean).pop();
}

async function offset(ask, url) {
  const answer = await ask("HEAD", url);
  if (!answer.ok) throw new Error("gone");
  return Number(answer.headers.get("Upload-Offset"));
}

/** Where a file was on its way to, kept in this browser: read it, write it, or (null) forget it. */
function recall(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing: then it cannot go on later, and that is all
  }
  return value ?? null;
}
