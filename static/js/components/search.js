/* Suggestions below a search box while somebody types. Without this script the box is a plain form.
   A combobox with a list, after the ARIA Authoring Practices: the focus stays in the box, arrow keys
   choose, Enter opens what is chosen, Escape closes the list. */
const WAIT = 150;
const SHORTEST = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.chosen = -1;
    this.found = [];
    this.makeList();
    Object.assign(input, { autocomplete: "off" });
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.list.id],
    ]) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.close());
  }

  makeList() {
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.input.form.append(this.list, this.status);
    // The box keeps the focus while somebody clicks.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.open(Number(option.dataset.place));
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.asked?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.asked = new AbortController();
    try {
      const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal: this.asked.signal, credentials: "omit" });
      if (!answer.ok) return;
      this.show((await answer.json()).suggestions);
    } catch (error) {
      // No network, or a newer question: the form works all the same.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(found) {
    this.found = found;
    this.chosen = -1;
    this.list.replaceChildren(...found.map((one, place) => this.makeOption(one, place)));
    const open = found.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
    const number = found.length === 1 ? "1 suggestion" : `${found.length} suggestions`;
    this.status.textContent = found.length ? number : "No suggestions";
  }

  makeOption(one, place) {
    const option = document.createElement("li");
    const title = document.createElement("span");
    const kind = document.createElement("span");
    option.id = `${this.list.id}-${place}`;
    option.className = "suggestions__option";
    option.dataset.place = place;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    title.textContent = one.title;
    kind.className = "suggestions__kind";
    kind.textContent = one.kind;
    option.append(title, kind);
    return option;
  }

  onKey(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.found.length) {
      event.preventDefault();
      this.choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.chosen >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.open(this.chosen);
    }
  }

  /* One step on; before the first and after the last nothing is chosen, as the box itself. */
  choose(step) {
    const size = this.found.length + 1;
    this.chosen = ((this.chosen + 1 + step + size) % size) - 1;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.chosen));
    });
    const option = this.list.children[this.chosen];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  open(place) {
    window.location.assign(this.found[place].url);
  }

  close() {
    this.chosen = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input) => new Suggestions(input));
