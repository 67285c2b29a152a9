// A button that copies what its `data-copy` holds. It is shown by this module alone: without it the
// address stands beside it as text.

export class CopyButton {
  constructor(button) {
    this.button = button;
    this.label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.button.dataset.copy);
      this.say(this.button.dataset.done);
    } catch {
      this.say(this.button.dataset.failed);
    }
  }

  say(words) {
    this.button.textContent = words;
    setTimeout(() => {
      this.button.textContent = this.label;
    }, 3000);
  }
}

document.querySelectorAll("[data-copy]").forEach((button) => new CopyButton(button));
