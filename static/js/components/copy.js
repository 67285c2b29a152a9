// A field whose text is copied by one button. Without this the text is selected by hand.
class Copy {
  constructor(root) {
    this.field = root.querySelector("[data-copy-text]");
    this.said = root.querySelector("[data-copy-said]");
    const button = root.querySelector("[data-copy-button]");
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.field.value);
      this.said.textContent = "Copied.";
    } catch {
      // Browsers refuse it on pages without encryption, or where the reader said so.
      this.field.select();
      this.said.textContent = "Selected. Copy it with your keyboard or menu.";
    }
  }
}

for (const root of document.querySelectorAll("[data-copy]")) {
  new Copy(root);
}
