/* The Promises tab: asks the desk on the server for drawn HTML and puts it in its place.
   Runs once, when the tab is first opened; "element" and "server" are what Gradio hands over. */
(() => {
  "use strict";
  const part = (name) => element.querySelector(`[data-part="${name}"]`);
  const status = element.querySelector(".register-status");
  const trouble = element.querySelector(".register-problem");
  const LOST = "The page could not reach the register. Load the page again.";
  let applied = {};
  let reviewer = "";
  let latest = 0;

  const announce = (text) => {
    /* Emptied first: the same words twice over are read out again. */
    status.textContent = "";
    if (text) window.setTimeout(() => (status.textContent = text), 50);
  };
  const fieldsOf = (form) => Object.fromEntries(new FormData(form));

  /* Say what is wrong beside each field, and go to the first. */
  const showProblems = (form, problems) => {
    let first = null;
    for (const field of form.querySelectorAll("[name]")) {
      const told = document.getElementById(`${field.id}-problem`);
      const wrong = problems[field.name] || "";
      if (told) told.textContent = wrong;
      if (wrong) {
        field.setAttribute("aria-invalid", "true");
        first = first || field;
      } else field.removeAttribute("aria-invalid");
    }
    if (!first) return;
    const box = first.closest("details");
    if (box) box.open = true;
    first.focus();
    announce(Object.values(problems).join(" "));
  };

  const ask = async (act, fields, form) => {
    let reply;
    try {
      reply = await server[`register_${act}`](fields);
    } catch {
      reply = { problem: LOST };
    }
    if (!reply || typeof reply !== "object") reply = { problem: LOST };
    trouble.textContent = reply.problem || "";
    if (form) showProblems(form, reply.problems || {});
    else if (reply.problems) trouble.textContent = Object.values(reply.problems).join(" ");
    return reply.problem || reply.problems ? null : reply;
  };

  const showCounts = (reply) => {
    part("found").innerHTML = reply.found;
    part("plots").innerHTML = reply.plots;
    element.querySelector(".plot-box").hidden = !reply.plots;
  };

  const showResults = (reply) => {
    showCounts(reply);
    part("table").innerHTML = reply.table;
    part("acts").hidden = !element.querySelector("table.register");
    announce(reply.announce);
  };

  const find = async (fields, form) => {
    const turn = ++latest;
    part("table").setAttribute("aria-busy", "true");
    const reply = await ask("find", fields, form);
    if (turn !== latest) return false;
    part("table").removeAttribute("aria-busy");
    if (!reply) return false;
    applied = fields;
    showResults(reply);
    return true;
  };

  const shownIds = () =>
    [...element.querySelectorAll("tr.promise")].map((row) => row.dataset.id).join(" ");

  const filterForm = () => element.querySelector("form.promise-filters");

  const toResults = () => {
    const found = element.querySelector(".found");
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" });
  };

  const openedBy = (row) => {
    const next = row.nextElementSibling;
    return next && next.classList.contains("opened-row") ? next : null;
  };

  /* The record as it is now, which may be more than when the row was drawn; the button stays. */
  const refreshRow = (row, html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    const fresh = box.content.querySelectorAll("td");
    row.querySelectorAll("td").forEach((cell, place) => (cell.innerHTML = fresh[place].innerHTML));
  };

  const showRecord = (row, html) => {
    let opened = openedBy(row);
    if (!opened) {
      opened = document.createElement("tr");
      opened.className = "opened-row";
      opened.setAttribute("role", "row");
      opened.innerHTML = '<td role="cell" colspan="7"></td>';
      row.after(opened);
    }
    opened.firstElementChild.innerHTML = html;
    const name = opened.querySelector('[name="who"]');
    if (name && reviewer) name.value = name.defaultValue = reviewer;
    row.querySelector(".open-record").setAttribute("aria-expanded", "true");
    row.classList.add("open");
    return opened;
  };

  const acts = {
    async open(button) {
      const row = button.closest("tr");
      if (openedBy(row)) return close(row);
      button.setAttribute("aria-busy", "true");
      const reply = await ask("open", { id: row.dataset.id });
      button.removeAttribute("aria-busy");
      if (!reply || !row.isConnected) return;
      refreshRow(row, reply.row);
      showRecord(row, reply.record);
      announce(`Record ${row.dataset.id} is open below its row.`);
    },
    close(button) {
      const row = button.closest(".opened-row").previousElementSibling;
      close(row);
      row.querySelector(".open-record").focus();
    },
    async more(button) {
      button.setAttribute("aria-busy", "true");
      const reply = await ask("more", { ...applied, shown: shownIds() });
      button.removeAttribute("aria-busy");
      if (!reply || !button.isConnected) return;
      const body = element.querySelector("table.register > tbody");
      const before = body.lastElementChild;
      body.insertAdjacentHTML("beforeend", reply.rows);
      element.querySelector(".more").innerHTML = reply.more;
      const row = before ? before.nextElementSibling : body.firstElementChild;
      if (row) row.querySelector(".open-record").focus();
      announce(reply.announce);
    },
    async narrow(button) {
      const field = filterForm().elements[button.dataset.field];
      field.value = button.dataset.value;
      if (await find(fieldsOf(filterForm()), filterForm())) toResults();
    },
    async "show-all"() {
      filterForm().reset();
      if (await find(fieldsOf(filterForm()), filterForm())) toResults();
    },
    async print() {
      const reply = await ask("sheet", applied);
      if (!reply) return;
      printedSheet().innerHTML = reply.sheet;
      document.body.classList.add("printing-register");
      window.print();
    },
    async export(button) {
      const reply = await ask("export", { ...applied, format: button.dataset.format });
      if (!reply) return;
      const bytes = Uint8Array.from(atob(reply.contents), (letter) => letter.charCodeAt(0));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([bytes], { type: reply.type }));
      link.download = reply.name;
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      announce(`${reply.name} is saved with your downloads.`);
    },
  };

  const close = (row) => {
    const opened = openedBy(row);
    if (opened) opened.remove();
    row.classList.remove("open");
    row.querySelector(".open-record").setAttribute("aria-expanded", "false");
  };

  /* Only what was changed is sent: an untouched field must not undo somebody else's change. */
  const changedIn = (form) => {
    const changed = {};
    for (const field of form.querySelectorAll("[name]")) {
      if (field.name === "who") continue;
      const was =
        field.tagName === "SELECT"
          ? ([...field.options].find((option) => option.defaultSelected) || field.options[0]).value
          : field.defaultValue;
      if (field.value.trim() !== was.trim()) changed[field.name] = field.value;
    }
    return changed;
  };

  const save = async (form) => {
    const row = form.closest(".opened-row").previousElementSibling;
    const entries = changedIn(form);
    const who = form.elements.who.value;
    const button = form.querySelector('[type="submit"]');
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    const sent = { ...entries, who, id: form.dataset.id, version: form.dataset.version };
    /* Beside them, since the filters' fields have the same names as the form's. */
    Object.assign(sent, { filters: applied, shown: shownIds() });
    const reply = await ask("save", sent, form);
    button.removeAttribute("aria-disabled");
    if (!reply || !row.isConnected) return;
    reviewer = who.trim();
    showCounts(reply);
    element.querySelector("table.register caption").textContent = reply.caption;
    element.querySelector(".more").innerHTML = reply.more;
    refreshRow(row, reply.row);
    const opened = showRecord(row, reply.record);
    if (reply.kept) {
      const fresh = opened.querySelector("form.review");
      for (const [name, value] of Object.entries(entries)) fresh.elements[name].value = value;
    }
    opened.querySelector(".notice").focus();
  };

  element.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button || !element.contains(button)) return;
    event.preventDefault();
    acts[button.dataset.act](button);
  });

  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.matches("form.review")) return save(form);
    if (await find(fieldsOf(form), form)) toResults();
  });

  // Beside the page's own parts, since those may be drawn anew while the sheet is printed.
  function printedSheet() {
    const found = document.getElementById("register-sheet");
    if (found) return found;
    const made = document.createElement("div");
    made.id = "register-sheet";
    return document.body.appendChild(made);
  }

  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing-register");
    printedSheet().innerHTML = "";
  });

  const start = async () => {
    const reply = await ask("start", {});
    if (!reply) {
      part("found").textContent = "";
      return;
    }
    part("filters").innerHTML = reply.filters;
    /* On a phone the filters and counts would push the register off the first screens. */
    if (window.matchMedia("(max-width: 40rem)").matches) {
      for (const box of element.querySelectorAll(".filter-box, .plot-box")) box.open = false;
    }
    showResults(reply);
  };
  start();
})();
