// The matrix as a grid to write in: by keyboard and by click. Letters are saved by the page's own address, and the rules are
// asked by the server after each change; nothing of them is known here. Rows and columns come and go by the page's forms.
const PAUSE = 700;
const LINT_AFTER = 120;
const AGAIN = 15000;
const MOST_UNDONE = 500;
const LETTERS = "ARCI";
const ROUND = ["", "R", "A", "C", "I", "AR"]; // what a click goes through

const table = document.querySelector("[data-grid]");
const settings = document.getElementById("grid-save");
const value = JSON.parse(document.getElementById("grid-value").textContent);
const secret = settings.content.querySelector("[name=csrfmiddlewaretoken]").value;
const state = document.querySelector("[data-grid-state]");
const live = document.querySelector("[data-grid-live]");
const noticed = document.querySelector("[data-grid-noticed]");
const back = document.querySelector("[data-grid-back]");
const mine = `countersign.matrix.${location.pathname}.${settings.dataset.person}`;
const returning = `${mine}.returning`;

const rows = new Map(value.rows.map((row) => [row.key, row]));
const heads = [...table.tHead.querySelectorAll("[data-column]")];
const names = heads.map((head) => head.firstChild.textContent.trim());
const lines = [...table.tBodies[0].rows];
const cells = lines.map((line) => [...line.querySelectorAll("td:not(.raci-lint)")]);
const notes = lines.map((line) => line.querySelector("[data-lint]"));
const beside = notes[0]?.matches("td"); // then the arrow keys reach the notes too
const stops = cells.map((line, row) => (beside ? [...line, notes[row]] : line));
const place = new Map();
stops.forEach((line, row) => line.forEach((cell, column) => place.set(cell, { row, column })));

let revision = Number(settings.dataset.revision);
let act = settings.dataset.act;
let unanswered = null;
let sending = null;
let stopped = false;
let answered = true; // did the server say anything to what was sent last
let going = false; // a form or a link leads away, with all saved that can be
let writing = false;
let waiting = 0;
let linting = 0;
let asked = 0;
let at = { row: 0, column: 0 };
const undone = []; // what was there before each change, the newest last
let unsaved = new Map(); // `row column` to the letters it has now

const stored = (use) => {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
};
const keep = () =>
  stored((kept) => (unsaved.size ? kept.setItem(mine, JSON.stringify([...unsaved])) : kept.removeItem(mine)));

const keyOf = (row) => lines[row].dataset.row;
const idOf = (column) => heads[column].dataset.column;
const lettersAt = (row, column) => rows.get(keyOf(row)).cells[idOf(column)] ?? "";
const inOrder = (letters) => [...LETTERS].filter((letter) => letters.includes(letter)).join("");

const tell = (words) => {
  const line = document.createElement("span");
  line.textContent = words;
  state.replaceChildren(line);
};
const say = (words) => {
  live.textContent = words;
};
const spoken = (letters) => (letters ? [...letters].join(" ") : state.dataset.empty);
const titleOf = (row) => lines[row].querySelector("th").firstChild.textContent.trim();
const saidOf = (row) => [...notes[row].querySelectorAll(".raci-said")].map((note) => note.firstChild.textContent.trim());
const where = (row, column) =>
  column < heads.length
    ? `${titleOf(row)}, ${names[column]}: ${spoken(lettersAt(row, column))}`
    : `${titleOf(row)}: ${saidOf(row).join(" ") || state.dataset.fine}`;

const draw = (row, column) => {
  const letters = [...lettersAt(row, column)].map((letter) => {
    const drawn = document.createElement("b");
    drawn.dataset.letter = drawn.textContent = letter;
    return drawn;
  });
  cells[row][column].replaceChildren(...letters);
};

const put = (row, column, letters) => {
  const line = rows.get(keyOf(row));
  const told = inOrder(letters);
  if (told) line.cells[idOf(column)] = told;
  else delete line.cells[idOf(column)];
  unsaved.set(`${keyOf(row)} ${idOf(column)}`, told);
  keep();
  if (!stopped) tell(state.dataset.waiting);
  draw(row, column);
  say(where(row, column));
  soon();
  clearTimeout(linting);
  linting = setTimeout(lint, LINT_AFTER);
};

const change = (row, column, letters) => {
  const before = lettersAt(row, column);
  if (before === inOrder(letters)) return;
  undone.push({ row, column, before });
  if (undone.length > MOST_UNDONE) undone.shift();
  put(row, column, letters);
  offerBack();
};

// Letters that were set on this page are taken back here, one by one; what was there before it was opened comes back from
// where it is kept, and the page with it.
const kept = () => back.elements.former_shown.value;
function offerBack() {
  back.hidden = !(undone.length || kept());
}
const undo = () => {
  const last = undone.pop();
  if (!last) return kept() || (unsaved.size && !stopped && !going) ? back.requestSubmit() : say(state.dataset.nothing);
  put(last.row, last.column, last.before);
  offerBack();
  go(last.row, last.column);
  say(`${state.dataset.undone} ${where(last.row, last.column)}`);
};

// One cell is reached with Tab; from there the arrow keys move.
const go = (row, column, focus = true) => {
  const to = {
    row: Math.max(0, Math.min(row, cells.length - 1)),
    column: Math.max(0, Math.min(column, stops[0].length - 1)),
  };
  stops[at.row][at.column].tabIndex = -1;
  at = to;
  const cell = stops[at.row][at.column];
  cell.tabIndex = 0;
  if (focus) cell.focus();
};

const write = (on) => {
  if (writing === on) return;
  writing = on;
  table.toggleAttribute("data-writing", on);
  table.setAttribute("aria-readonly", String(!on));
  say(on ? `${state.dataset.writing} ${where(at.row, at.column)}` : state.dataset.reading);
};

const MOVES = {
  ArrowUp: () => [at.row - 1, at.column],
  ArrowDown: () => [at.row + 1, at.column],
  ArrowLeft: () => [at.row, at.column - 1],
  ArrowRight: () => [at.row, at.column + 1],
  PageUp: () => [at.row - 10, at.column],
  PageDown: () => [at.row + 10, at.column],
  Home: (far) => [far ? 0 : at.row, 0],
  End: (far) => [far ? cells.length : at.row, stops[0].length],
};

// What a click or the space bar does: a set that is outside the round is left as it is.
const turn = (row, column) => {
  const now = ROUND.indexOf(lettersAt(row, column));
  if (now < 0) return say(`${state.dataset.several} ${where(row, column)}`);
  change(row, column, ROUND[(now + 1) % ROUND.length]);
};

const pressed = (event) => {
  if (!place.has(event.target) || event.altKey) return;
  const far = event.ctrlKey || event.metaKey;
  const letter = event.key.toUpperCase();
  if (MOVES[event.key]) go(...MOVES[event.key](far));
  else if (far && letter === "Z") undo();
  else if (far) return;
  else if (event.key === "Enter" || event.key === "F2") write(true);
  else if (event.key === "Escape" && writing) write(false);
  else if (LETTERS.includes(letter) && letter.length === 1) {
    if (!writing) say(state.dataset.reading);
    else if (at.column < heads.length) {
      const has = lettersAt(at.row, at.column);
      change(at.row, at.column, has.includes(letter) ? has.replace(letter, "") : has + letter);
    }
  } else if (["Delete", "Backspace", " "].includes(event.key)) {
    if (writing && at.column < heads.length) event.key === " " ? turn(at.row, at.column) : change(at.row, at.column, "");
  } else return;
  event.preventDefault();
};

const clicked = (event) => {
  const cell = event.target.closest("td");
  if (!place.has(cell)) return;
  const { row, column } = place.get(cell);
  go(row, column);
  if (column >= heads.length) return;
  if (!writing) return write(true);
  turn(row, column);
};

// What the rules say now. An answer that is older than another question is not shown.
const noted = (note) => {
  const line = document.createElement("span");
  line.className = "raci-said";
  line.dataset.grade = note.grade;
  const grade = document.createElement("span");
  grade.className = "raci-grade";
  grade.textContent = `${note.word} · ${note.code}`;
  line.append(`${note.says} `, grade);
  return line;
};
const asItem = (note) => {
  const item = document.createElement("li");
  item.append(noted(note));
  return item;
};
const showLint = (told) => {
  const odd = new Set(told.cells.map((pair) => pair.join(" ")));
  const before = lines.map((_, row) => saidOf(row).join(" "));
  lines.forEach((line, row) => {
    const here = told.rows[keyOf(row)] ?? [];
    line.toggleAttribute("data-odd", here.length > 0);
    notes[row].replaceChildren(...here.map(noted));
    describe(row);
    cells[row].forEach((cell, column) => cell.toggleAttribute("data-odd", odd.has(`${keyOf(row)} ${idOf(column)}`)));
  });
  heads.forEach((head) => head.toggleAttribute("data-odd", head.dataset.column in told.columns));
  const whole = [...told.at_columns, ...told.whole];
  document.querySelector("[data-lint-whole]").replaceChildren(...whole.map(asItem));
  document.querySelector("[data-whole-part]").hidden = whole.length === 0;
  sayNotes(before, whole.map((note) => note.says));
};
// Whoever does not see the notes hears those that have changed, and finds them described at each cell of the row.
let heardOfWhole = [...document.querySelectorAll("[data-lint-whole] .raci-said")].map((one) => one.firstChild.textContent.trim());
const sayNotes = (before, whole) => {
  const changed = lines.flatMap((_, row) => (saidOf(row).join(" ") === before[row] ? [] : [where(row, heads.length)]));
  const more = whole.filter((says) => !heardOfWhole.includes(says));
  heardOfWhole = whole;
  if (changed.length || more.length) noticed.textContent = [...changed, ...more].join(" ");
};
const describe = (row) => {
  const n = notes[row].childElementCount;
  cells[row].forEach((cell) => (n ? cell.setAttribute("aria-describedby", notes[row].id) : cell.removeAttribute("aria-describedby")));
  const fold = notes[row].closest("details");
  if (!fold) return;
  fold.hidden = n === 0;
  fold.firstElementChild.textContent = n === 1 ? state.dataset.one : state.dataset.many.replace("{n}", n);
};
const lint = async () => {
  const number = ++asked;
  const body = new URLSearchParams({ grid: JSON.stringify(value), csrfmiddlewaretoken: secret });
  const answer = await fetch(settings.dataset.lint, { method: "POST", body, redirect: "manual" }).catch(() => null);
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  if (told && number === asked) showLint(told);
};

const refuse = (why) => tell(`${state.dataset.failed} ${why}`);
const done = (answer) => {
  const sent = unanswered;
  unanswered = null;
  act = answer.act;
  revision = answer.revision;
  document.querySelectorAll("[name=revision_shown]").forEach((input) => (input.value = revision));
  back.elements.former_shown.value = answer.former;
  offerBack();
  unsaved = new Map([...unsaved].filter(([cell, letters]) => sent.held.get(cell) !== letters));
  keep();
  tell(`${state.dataset.saved} ${answer.at}`);
  if (unsaved.size) soon();
};

const send = async (leaving) => {
  unanswered ??= {
    fields: { act, revision_shown: revision, grid: JSON.stringify(value), csrfmiddlewaretoken: secret },
    held: new Map(unsaved),
  };
  const answer = await fetch(location.pathname, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(unanswered.fields),
    redirect: "manual",
    keepalive: leaving,
  }).catch(() => null);
  answered = false;
  if (!answer || answer.status >= 500) {
    refuse(state.dataset.away);
    return soon(AGAIN);
  }
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return refuse(state.dataset.out);
  answered = true;
  const told = await answer.json().catch(() => null);
  if (answer.ok && told) return done(told);
  unanswered = null;
  stopped = answer.status === 409;
  refuse(told?.refusal ?? state.dataset.away);
};

const save = (leaving = false) => {
  clearTimeout(waiting);
  if (stopped || !(unsaved.size || unanswered)) return Promise.resolve();
  sending ??= send(leaving).finally(() => (sending = null));
  return sending;
};
function soon(pause = PAUSE) {
  clearTimeout(waiting);
  waiting = setTimeout(save, pause);
}
// Everything that is written is saved before a form or a link leads away. Whoever is not answered stays: what they read
// says why, and it is tried again. What is refused waits on this machine, and holds nobody.
const settled = async () => {
  answered = true;
  for (let tries = 0; tries < 3 && answered && unsaved.size && !stopped; tries++) await save();
  return answered;
};
const whenSettled = async (go) => {
  if (!(await settled())) return;
  going = true;
  go();
  going = false;
};

// Letters that could not be saved, here or because somebody else had saved: offered again, cell by cell.
const offer = () => {
  const kept = stored((kept) => JSON.parse(kept.getItem(mine) ?? "[]")) ?? [];
  const missing = kept.filter(([cell, letters]) => {
    const [key, id] = cell.split(" ");
    return rows.has(key) && heads.some((head) => head.dataset.column === id) && (rows.get(key).cells[id] ?? "") !== letters;
  });
  const notice = document.querySelector("[data-grid-kept]");
  if (!missing.length) return stored((kept) => kept.removeItem(mine));
  notice.hidden = false;
  notice.querySelector("[data-take]").addEventListener("click", () => {
    notice.hidden = true;
    write(true);
    missing.forEach(([cell, letters]) => {
      const [key, id] = cell.split(" ");
      const row = lines.findIndex((line) => line.dataset.row === key);
      change(row, heads.findIndex((head) => head.dataset.column === id), letters);
    });
  });
  notice.querySelector("[data-drop]").addEventListener("click", () => {
    notice.hidden = true;
    stored((kept) => kept.removeItem(mine));
  });
};

// Taken back by the server: the page comes anew, and whoever writes goes on in the same cell.
const takenBack = (event) => {
  if (unsaved.size && !stopped && !going && !undone.length) return; // it is saved first, and then asked again
  if (undone.length || !kept()) {
    event.preventDefault();
    return undo();
  }
  const here = [keyOf(at.row), at.column < heads.length ? idOf(at.column) : "", writing];
  stored((store) => store.setItem(returning, JSON.stringify(here)));
};
const comeBack = () => {
  const [key, id, wrote] = stored((store) => JSON.parse(store.getItem(returning) ?? "[]")) ?? [];
  stored((store) => store.removeItem(returning));
  if (!key) return;
  const row = lines.findIndex((line) => line.dataset.row === key);
  go(row, heads.findIndex((head) => head.dataset.column === id));
  if (wrote) write(true);
  say(`${state.dataset.undone} ${where(at.row, at.column)}`);
};

const begin = () => {
  table.setAttribute("role", "grid");
  table.setAttribute("aria-readonly", "true");
  table.setAttribute("aria-describedby", "keys");
  document.querySelector("[data-grid-help]").hidden = false;
  stops.flat().forEach((cell) => {
    cell.setAttribute("role", "gridcell");
    cell.tabIndex = -1;
  });
  lines.forEach((_, row) => describe(row));
  go(0, 0, false);
  table.addEventListener("keydown", pressed);
  table.addEventListener("click", clicked);
  table.addEventListener("focusin", (event) => {
    if (!place.has(event.target)) return;
    const { row, column } = place.get(event.target);
    go(row, column, false);
    say(where(row, column));
  });
  back.addEventListener("submit", takenBack);
  addEventListener("submit", (event) => {
    if (event.defaultPrevented || !unsaved.size || stopped || going) return;
    const { target: form, submitter } = event;
    event.preventDefault();
    whenSettled(() => form.requestSubmit(submitter));
  });
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !unsaved.size || stopped || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    whenSettled(() => location.assign(link.href));
  });
  addEventListener("online", () => save());
  addEventListener("pagehide", () => save(true));
  offer();
  comeBack();
};

if (lines.length && heads.length) begin();
