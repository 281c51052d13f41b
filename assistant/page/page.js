/* Keyboard and reference behaviour of the chat page. Runs once; listens on the document. */
(() => {
  "use strict";
  document.documentElement.lang = "en-GB";
  const opened = new Set();

  /* Gradio's tabs take clicks and Tab; the arrow keys of the tabs pattern are added here. */
  const tabs = () => [...document.querySelectorAll('#tabs [role="tab"]')];
  const showTab = (panel) =>
    tabs()
      .filter((tab) => tab.getAttribute("aria-controls") === panel.id)
      .forEach((tab) => tab.click());
  document.addEventListener("keydown", (event) => {
    const held = tabs();
    const at = held.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    const next = held[(at + step + held.length) % held.length];
    next.focus();
    next.click();
  });

  /* A number in an answer opens its reference and moves focus there; other page links move focus. */
  document.addEventListener("click", (event) => {
    const summary = event.target.closest && event.target.closest("details[id] > summary");
    if (summary) {
      /* Noted at once: a redraw may come before the toggle event does, which then is lost. */
      const { id, open } = summary.parentElement;
      if (open) opened.delete(id);
      else opened.add(id);
    }
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link) return;
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault();
    const panel = target.closest('[role="tabpanel"]');
    if (panel && !panel.checkVisibility()) {
      showTab(panel);
      /* Gradio shows the panel a moment later, and what is hidden takes no focus. */
      window.setTimeout(() => goTo(target), 100);
    } else goTo(target);
  });
  const goTo = (target) => {
    if (target.tagName === "DETAILS") {
      opened.add(target.id);
      target.open = true;
      target.querySelector("summary").focus();
    } else {
      const field = target.matches("textarea, input, [tabindex]")
        ? target
        : target.querySelector("textarea, input");
      (field || target).focus();
    }
    target.scrollIntoView({ block: "start" });
  };

  /* Gradio redraws drop the "open" attribute: remember by id which references a reader opened.
     The toggle event comes after the redraw has been put right, so it sees the final state. */
  document.addEventListener(
    "toggle",
    (event) => {
      const id = event.target.id;
      if (event.target.tagName !== "DETAILS" || !id) return;
      if (event.target.open) opened.add(id);
      else opened.delete(id);
    },
    true
  );

  let newest = "";
  const redrawn = () => {
    const exchanges = document.querySelectorAll("#latest .exchange");
    const last = exchanges[exchanges.length - 1];
    if (!last) {
      newest = "";
      return;
    }
    if (last.id !== newest) {
      /* A new question: bring it to the top, so that its answer is read from the beginning. */
      newest = last.id;
      if (last.id === "exchange-1") opened.clear();
      last.scrollIntoView({ block: "start" });
    }
    for (const id of opened) {
      const details = document.getElementById(id);
      if (details && !details.open) details.open = true;
    }
  };
  /* Gradio draws a group of checkboxes as a fieldset with a span for its name, not a legend. */
  const nameGroups = () => {
    for (const group of document.querySelectorAll("fieldset:not([aria-label])")) {
      const name = group.querySelector('[data-testid="block-info"]');
      if (name) group.setAttribute("aria-label", name.textContent.trim());
    }
    for (const panel of document.querySelectorAll('[role="tabpanel"]:not([aria-labelledby])')) {
      panel.setAttribute("aria-labelledby", `${panel.id}-button`);
    }
  };
  const watch = () => {
    const talk = document.getElementById("talk");
    if (!talk) {
      window.setTimeout(watch, 100);
      return;
    }
    new MutationObserver(redrawn).observe(talk, { childList: true, subtree: true });
    new MutationObserver(nameGroups).observe(document.body, { childList: true, subtree: true });
    nameGroups();
  };
  watch();
})();
