// How long somebody has been at it. It is only shown: nothing ends, and nothing is sent.
for (const timer of document.querySelectorAll("[data-timer]")) {
  const began = Date.now();
  const tell = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  timer.parentElement.hidden = false;
  tell();
  setInterval(tell, 1000);
}
