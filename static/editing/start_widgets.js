// Starts Wagtail's widgets from data: the page's policy allows no script that stands in the page.
// The names are those of STARTED in articles/wagtail_compat/inline_scripts.py.
(() => {
  const made = (name) => (args) => new window[name](...args);
  const called = (name) => (args) => window[name](...args);
  const starters = new Map([
    ["Chooser", made("Chooser")],
    ["DocumentChooser", made("DocumentChooser")],
    ["ImageChooser", made("ImageChooser")],
    ["InlinePanel", made("InlinePanel")],
    ["MultipleChooserPanel", made("MultipleChooserPanel")],
    ["PageChooser", made("PageChooser")],
    ["SnippetChooser", made("SnippetChooser")],
    ["createTaskChooser", called("createTaskChooser")],
    ["initDateChooser", called("initDateChooser")],
    ["initDateTimeChooser", called("initDateTimeChooser")],
    ["initTimeChooser", called("initTimeChooser")],
  ]);

  const startOne = (data) => {
    const starter = starters.get(data.dataset.start);
    if (!starter || data.dataset.started) return;
    data.dataset.started = "yes";
    starter(JSON.parse(data.textContent));
  };

  const startIn = (root) => {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    if (root.matches("script[data-start]")) startOne(root);
    root.querySelectorAll("script[data-start]").forEach(startOne);
  };

  // For who needs the widgets of a row in the moment in which the row is made.
  window.startWidgetsIn = startIn;

  document.addEventListener("DOMContentLoaded", () => {
    startIn(document.documentElement);
    new MutationObserver((changes) => {
      changes.forEach((change) => change.addedNodes.forEach(startIn));
    }).observe(document.documentElement, { childList: true, subtree: true });
  });
})();
