// What stands at another site is loaded when a reader asks for it. Without this script it is a link.
for (const embed of document.querySelectorAll("[data-embed]")) {
  const button = embed.querySelector(".embed__load");
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "embed__frame";
    frame.src = embed.dataset.embed;
    frame.title = embed.querySelector(".embed__title").textContent.trim();
    frame.allowFullscreen = true;
    // The site's own name alone: some refuse to play without it.
    frame.referrerPolicy = "strict-origin";
    button.replaceWith(frame);
    frame.focus();
  });
}
