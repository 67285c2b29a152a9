// Makes a passkey, or asks for one, and sends the browser's answer with its form. Where the browser
// knows no passkeys the form stays hidden.
(() => {
  const known = window.PublicKeyCredential?.parseCreationOptionsFromJSON;
  const kinds = {
    create: async (options) =>
      navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      }),
    get: async (options) =>
      navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
      }),
  };

  const answer = async (form) => {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const response = await fetch(form.dataset.options, {
      method: "POST",
      headers: { "X-CSRFToken": token },
    });
    const credential = await kinds[form.dataset.passkey](await response.json());
    form.querySelector("[name=credential]").value = JSON.stringify(credential.toJSON());
    form.submit();
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    if (!known) return;
    form.hidden = false;
    const said = form.querySelector("[role=status]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      said.hidden = true;
      answer(form).catch(() => {
        said.hidden = false;
      });
    });
  });
})();
