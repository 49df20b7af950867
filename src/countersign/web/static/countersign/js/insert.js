// A button that writes a token where the text was last touched: in the editor, or in the plain field without it.
const write = (token) => {
  const field = document.querySelector("#id_text");
  const editor = document.querySelector(".editor .tiptap")?.editor;
  if (editor) {
    editor.chain().focus().insertContent({ type: "text", text: token }).run();
  } else if (field) {
    field.setRangeText(token, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
};

for (const button of document.querySelectorAll("[data-insert]")) {
  button.hidden = false;
  button.addEventListener("click", () => write(button.dataset.insert));
}
