// The rich-text editor takes the place of a labelled field and brings no name of its own: it gets the label's.
const name_editor = (place) => {
  const written = place.querySelector("[contenteditable=true]");
  const label = place.querySelector("label[for=id_text]");
  if (!written || !label) return false;
  label.id ||= "editor-label";
  written.setAttribute("aria-labelledby", label.id);
  written.setAttribute("aria-multiline", "true");
  return true;
};

for (const place of document.querySelectorAll(".editor")) {
  if (name_editor(place)) continue;
  const watch = new MutationObserver(() => name_editor(place) && watch.disconnect());
  watch.observe(place, { childList: true, subtree: true });
}
