// Saves the draft while somebody writes: by the form's own address, as if they had pressed its button. What could not be
// saved stays in this browser, under the policy, the person and the revision, and is offered when the page is opened.
const PAUSE = 3000;
const AT_THE_LATEST = 30000;
const AGAIN = 15000;
const KEPT_AFTER = 400;

const form = document.querySelector("[data-autosave]");
const { title, text, revision_shown: revision, csrfmiddlewaretoken: secret } = form.elements;
const state = form.querySelector(".editor-state");
const both = form.querySelector("[data-both]");
const offer = document.querySelector("[data-kept]");
const whose = `countersign.draft.${form.dataset.policy}.${form.dataset.person}.`;

// What a text says and looks like, however the editor or the server write it down.
const IN_CELLS = new Set(["TD", "TH"]);
const UNSEEN = new Set(["THEAD", "TBODY", "COLGROUP", "COL"]);
const seen = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return /^\s*\n\s*$/.test(node.data) ? "" : node.data.replace(/\s+/g, " ");
  const inside = [...node.childNodes].map(seen).join("");
  const bare = UNSEEN.has(node.tagName) || (node.tagName === "P" && IN_CELLS.has(node.parentNode.tagName));
  const told = ["href", "start"].map((name) => node.getAttribute(name) ?? "");
  return bare ? inside : `<${node.tagName} ${told.join(" ")}>${inside}</>`;
};
const shape = (words) => words.title.trim() + seen(new DOMParser().parseFromString(words.text, "text/html").body);
const now = () => ({ title: title.value, text: text.value });

let saved = "unsaved" in form.dataset ? "" : shape(now());
let act = form.dataset.autosave;
let unanswered = null; // sent, and nobody said what became of it
let sending = null;
let stopped = "waits" in form.dataset;
let gone = false;
let waiting = 0;
let keeping = 0;
let since = 0;

const changed = () => shape(now()) !== saved;

// What is offered and not decided on stays beside what is being written.
const OFFERED = ".offered";

// A browser may refuse to keep anything; then only the server does.
const stored = (use) => {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
};
const keys = () => stored((kept) => Object.keys(kept).filter((key) => key.startsWith(whose))) ?? [];
const drop = (key) => stored((kept) => kept.removeItem(key));
// ``sent``: what was sent and not answered. The new copy is there before the old ones go.
const keep = (sent = unanswered) => {
  clearTimeout(keeping);
  if (gone) return;
  const key = whose + revision.value;
  const held = changed();
  const words = JSON.stringify({ ...now(), revision: Number(revision.value), at: Date.now(), sent });
  if (held) stored((kept) => kept.setItem(key, words));
  keys().filter((one) => !one.endsWith(OFFERED) && !(held && one === key)).forEach(drop);
};

const written = () => form.querySelector(".editor .tiptap")?.editor;
const show = (words) => {
  title.value = words.title;
  written()?.commands.setContent(words.text);
  text.value = words.text;
};

const tell = (words) => {
  if (state.textContent.trim() === words) return;
  const line = document.createElement("span");
  line.textContent = words;
  state.replaceChildren(line);
};
const refuse = (why) => tell(`${state.dataset.failed} ${why}`);

const next = (act) => ({ ...now(), revision_shown: revision.value, act });
const post = (words, leaving = false) =>
  fetch(location.pathname, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ ...words, csrfmiddlewaretoken: secret.value }),
    redirect: "manual",
    keepalive: leaving,
  });

const done = (words, answer) => {
  saved = shape(words);
  unanswered = null;
  act = answer.act;
  revision.value = answer.revision;
  keep();
  tell(`${state.dataset.saved} ${answer.at}`);
  if (changed()) soon();
};

const refused = (status, why) => {
  unanswered = null;
  keep();
  refuse(why);
  if (status !== 409) return;
  stopped = true;
  both.hidden = false;
};

// The server did not answer, or somebody between it and us did: the same is sent again, under the same act.
const away = () => {
  keep();
  refuse(state.dataset.away);
  soon(AGAIN);
};
const out = () => {
  stopped = true;
  keep();
  refuse(state.dataset.out);
};

const send = async (leaving) => {
  const words = unanswered ?? next(act);
  unanswered = words;
  let answer;
  try {
    answer = await post(words, leaving);
  } catch {
    return away();
  }
  if (answer.status >= 500) return away();
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return out();
  const told = await answer.json().catch(() => null);
  if (!told) return away();
  return answer.ok ? done(words, told) : refused(answer.status, told.refusal);
};

const save = (leaving = false) => {
  clearTimeout(waiting);
  since = 0;
  if (stopped || sending || !(unanswered || changed())) return;
  sending = send(leaving).finally(() => (sending = null));
};

function soon(pause = PAUSE) {
  since ||= Date.now();
  clearTimeout(waiting);
  waiting = setTimeout(save, Math.max(0, Math.min(pause, since + AT_THE_LATEST - Date.now())));
}

const touched = (event) => {
  if (event.target !== title && event.target !== text) return;
  clearTimeout(keeping);
  keeping = setTimeout(keep, KEPT_AFTER);
  if (!stopped) soon();
};

// Has what was sent and not answered arrived after all? Asked for under its act, and for no revision that there is, so that
// nothing is saved by asking. Where more was written after it, that goes on from there.
const arrived = async (one) => {
  if (!one.sent) return false;
  const answer = await post({ ...one.sent, revision_shown: 0 }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (!told?.arrived) return false;
  if (told.own && told.revision === Number(one.sent.revision_shown) + 1) one.revision = told.revision;
  if (shape(one.sent) !== shape(one)) return false;
  drop(one.key);
  if (told.revision > Number(revision.value) && !changed()) location.reload();
  return true;
};

// What was typed here before and is not in the draft.
const look = async () => {
  const found = keys()
    .map((key) => ({ key, ...stored((kept) => JSON.parse(kept.getItem(key))) }))
    .filter((one) => one.text !== undefined)
    .sort((one, other) => other.at - one.at);
  const left = [];
  for (const one of found) {
    const here = "unsaved" in form.dataset && !one.key.endsWith(OFFERED); // the form brought it back itself
    if (here || shape(one) === saved || (await arrived(one))) drop(one.key);
    else left.push(one);
  }
  const [last] = left;
  if (!last) return;
  drop(last.key);
  stored((kept) => kept.setItem(whose + last.revision + OFFERED, JSON.stringify(last)));
  const when = offer.querySelector("[data-kept-at]");
  when.dateTime = new Date(last.at).toISOString();
  when.textContent = new Date(last.at).toLocaleString(document.documentElement.lang, {
    dateStyle: "long",
    timeStyle: "short",
  });
  offer.hidden = false;
  const decided = () => {
    drop(whose + last.revision + OFFERED);
    offer.hidden = true;
  };
  offer.querySelector("[data-kept-drop]").addEventListener("click", decided);
  offer.querySelector("[data-kept-take]").addEventListener("click", () => {
    decided();
    take(last);
  });
};

// It goes on from what its writer saw: if somebody has saved another text since, the server says so.
const take = (last) => {
  show(last);
  revision.value = last.revision;
  keep();
  save();
  (written()?.view.dom ?? text).focus();
};

// The button waits for what is on its way, so that nobody meets themselves as somebody else.
form.addEventListener("submit", (event) => {
  const go = () => {
    keep(next(form.elements.act.value));
    gone = true;
  };
  stopped = true;
  clearTimeout(waiting);
  if (!sending) return go();
  event.preventDefault();
  sending.finally(() => {
    go();
    form.submit();
  });
});
form.addEventListener("input", touched);
// The browser forgets all of it when somebody signs out; nothing is kept behind its back.
addEventListener("submit", (event) => {
  if (!event.target.matches("[action$='/sign-out/']")) return;
  save(true);
  gone = stopped = true;
});
addEventListener("online", () => save());
addEventListener("pagehide", () => {
  keep(unanswered ?? (stopped ? null : next(act)));
  save(true);
});
look();
if ("unsaved" in form.dataset && !stopped) soon();
