// Saves each part of the minutes while somebody writes: by the form's own address, as if they had pressed its button.
// Without this script the buttons do the same. Where somebody else was faster, the button shows both texts.
const PAUSE = 2500;

const words = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !["act", "revision_shown", "csrfmiddlewaretoken"].includes(name)));

for (const form of document.querySelectorAll("[data-minutes]")) {
  const state = form.querySelector("[data-state]");
  let saved = words(form);
  let waiting = 0;
  let busy = false;
  let stopped = false;

  const tell = (text) => {
    state.textContent = text;
  };
  const save = async () => {
    clearTimeout(waiting);
    if (busy || stopped || words(form) === saved) return;
    busy = true;
    const sent = words(form);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams([...new FormData(form)]),
        redirect: "manual",
      });
      const told = await answer.json();
      if (answer.ok) {
        saved = sent;
        form.elements.act.value = told.act;
        form.elements.revision_shown.value = told.revision;
        tell(`${state.dataset.saved} ${told.at}`);
      } else {
        stopped = answer.status === 409;
        tell(`${state.dataset.failed} ${told.refusal}`);
      }
    } catch {
      tell(state.dataset.away);
    }
    busy = false;
    if (!stopped && words(form) !== saved && sent !== words(form)) soon();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("focusout", () => waiting && save());
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    stopped = true;
    saved = words(form);
  });
  addEventListener("beforeunload", (event) => {
    if (words(form) !== saved) event.preventDefault();
  });
}
