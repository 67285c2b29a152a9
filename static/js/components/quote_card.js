// Who said a quote, and where it leads, beside its words: a click on the words shows what the list
// "In their words" holds. Without this, and on the keyboard, the list itself is the way.
const list = new Map(
  [...document.querySelectorAll("[data-said]")].map((item) => [item.dataset.said, item]),
);

class QuoteCard {
  constructor() {
    this.box = document.createElement("aside");
    this.box.className = "quote-card";
    this.box.popover = "auto";
    document.body.append(this.box);
  }

  show(item, words) {
    const lines = item.querySelectorAll(".quote-list__speaker, .quote-list__links");
    this.box.replaceChildren(...[...lines].map((line) => line.cloneNode(true)));
    this.box.showPopover();
    const place = words.getClientRects()[0], card = this.box.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.width - 8;
    const below = words.getBoundingClientRect().bottom + 8;
    const fits = below + card.height < window.innerHeight;
    this.box.style.left = `${Math.max(8, Math.min(place.left, room))}px`;
    this.box.style.top = `${fits ? below : Math.max(8, place.top - card.height - 8)}px`;
  }
}

if (list.size && "popover" in HTMLElement.prototype) {
  const card = new QuoteCard();
  for (const words of document.querySelectorAll(".quote[data-quote]")) {
    const item = list.get(words.dataset.quote);
    if (!item) continue;
    words.classList.add("quote--opens");
    words.addEventListener("click", (event) => {
      // Not while a link is followed or words are selected.
      if (event.target.closest("a") || String(getSelection())) return;
      card.show(item, words);
    });
  }
}
