// The page reads its data: a list of files, each with hunks of text. A hunk's parts are strings, which stay as they are,
// and changes. Everything is shown through textContent, so that nothing from the files can become markup.
"use strict";

(() => {
  const element = (id) => document.getElementById(id);
  const source = element("data").textContent;
  const files = JSON.parse(source);
  const COLUMNS = ["file", "page", "line", "offset", "length", "item", "confidence", "before", "after", "cause", "verdict"];

  // All changes in their order; the verdict is "", "accepted" or "refused".
  const changes = [];
  for (const file of files) {
    file.changes = [];
    for (const hunk of file.hunks) {
      hunk.changes = hunk.parts.filter((part) => typeof part === "object");
      for (const change of hunk.changes) {
        Object.assign(change, { file, hunk, number: changes.length, verdict: "", views: [] });
        file.changes.push(change);
        changes.push(change);
      }
    }
  }
  let file_at_hand = null;
  let at_hand = null;

  // ---- What has been decided outlives a closed tab, where the browser lets a local page remember.

  function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; ++at) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(16);
  }
  const memory = `referat-review-${source.length}-${hash(source)}`;

  function remember() {
    const decided = changes.filter((change) => change.verdict).map((change) => [change.number, change.verdict]);
    try {
      localStorage.setItem(memory, JSON.stringify(decided));
    } catch {
      // Without a memory the page still works.
    }
  }

  function recall() {
    try {
      for (const [number, verdict] of JSON.parse(localStorage.getItem(memory) ?? "[]")) changes[number].verdict = verdict;
    } catch {
      // As above.
    }
  }

  // ---- Filters

  function add_causes() {
    for (const cause of new Set(changes.map((change) => change.cause))) {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true, value: cause });
      label.append(box, ` ${cause}`);
      element("causes").append(label);
    }
  }

  function filter() {
    const causes = new Set([...element("causes").querySelectorAll("input:checked")].map((box) => box.value));
    const least = Number(element("least").value);
    const most = element("most").value === "" ? 1 : Number(element("most").value);
    const verdict = element("verdict").value;
    for (const change of changes) {
      change.shown =
        causes.has(change.cause) &&
        change.confidence >= least &&
        change.confidence <= most &&
        (verdict === "" || verdict === (change.verdict || "undecided"));
    }
  }

  // ---- Showing

  function level(confidence) {
    if (confidence >= 0.95) return "sure";
    if (confidence >= 0.85) return "likely";
    if (confidence >= 0.7) return "fair";
    return confidence >= 0.55 ? "doubtful" : "weak";
  }

  function view(change, kind, text) {
    const node = document.createElement(kind);
    node.textContent = text;
    change.views.push(node);
    if (kind === "button") {
      node.type = "button";
      node.addEventListener("click", () => step_to(change));
    }
    return node;
  }

  function mark(change) {
    for (const node of change.views) {
      const button = node.tagName === "BUTTON";
      node.className = `edit ${change.shown ? level(change.confidence) : "filtered"}`;
      if (button && change.verdict) node.classList.add(change.verdict);
      node.classList.toggle("at-hand", button && change === at_hand);
      if (!button) continue;
      node.disabled = !change.shown;
      node.setAttribute("aria-label", description(change));
    }
  }

  function description(change) {
    const words = `“${change.before}” becomes “${change.after}”`;
    return `${words}, ${change.cause}, confidence ${change.confidence}, ${change.verdict || "undecided"}`;
  }

  function hunk_view(hunk) {
    const row = document.createElement("div");
    row.className = "hunk";
    const [place, before, after] = ["place", "text before", "text after"].map((name) => {
      const cell = document.createElement("div");
      cell.className = name;
      row.append(cell);
      return cell;
    });
    place.textContent = `line ${hunk.line}`;
    for (const part of hunk.parts) {
      if (typeof part === "string") {
        before.append(part);
        after.append(part);
      } else {
        before.append(view(part, "del", part.before));
        after.append(view(part, "button", part.after));
      }
    }
    return row;
  }

  function show_file() {
    const main = element("changes");
    main.replaceChildren();
    for (const change of changes) change.views = [];
    if (!file_at_hand) {
      main.textContent = changes.length ? "No change is shown by these filters." : "There are no changes.";
      return;
    }
    const heading = document.createElement("h2");
    heading.textContent = file_at_hand.file;
    main.append(heading, element("headings").content.cloneNode(true));
    let page = 0;
    for (const hunk of file_at_hand.hunks) {
      if (!hunk.changes.some((change) => change.shown)) continue;
      if (hunk.page !== page) {
        page = hunk.page;
        const title = document.createElement("h3");
        title.textContent = `Page ${page}`;
        main.append(title);
      }
      main.append(hunk_view(hunk));
    }
    file_at_hand.changes.forEach(mark);
  }

  function show_files() {
    const list = element("files");
    list.replaceChildren();
    for (const file of files) {
      file.button = null;
      if (!file.changes.some((change) => change.shown)) continue;
      file.button = Object.assign(document.createElement("button"), { type: "button", textContent: file.file });
      file.button.append(document.createElement("small"));
      file.button.addEventListener("click", () => step_to(file.changes.find((change) => change.shown)));
      mark_file(file);
      const item = document.createElement("li");
      item.append(file.button);
      list.append(item);
    }
  }

  function mark_file(file) {
    if (!file?.button) return;
    const shown = file.changes.filter((change) => change.shown).length;
    const decided = file.changes.filter((change) => change.verdict).length;
    file.button.lastChild.textContent = `${shown} of ${file.changes.length} shown, ${decided} decided`;
    file.button.toggleAttribute("aria-current", false);
    if (file === file_at_hand) file.button.setAttribute("aria-current", "true");
  }

  function show_progress() {
    const count = (verdict) => changes.filter((change) => change.verdict === verdict).length;
    const shown = changes.filter((change) => change.shown).length;
    element("progress").textContent =
      `${changes.length} changes in ${files.length} files; ${shown} shown; ` +
      `${count("accepted")} accepted, ${count("refused")} refused`;
  }

  function show_detail() {
    element("what").textContent = at_hand
      ? `${at_hand.file.file}, page ${at_hand.page}, line ${at_hand.line}: ${description(at_hand)}`
      : "";
    for (const id of ["accept", "refuse", "undo"]) element(id).disabled = !at_hand;
  }

  // ---- Steps and verdicts

  function step_to(change) {
    const before = at_hand;
    at_hand = change ?? null;
    if (at_hand && at_hand.file !== file_at_hand) {
      const file_before = file_at_hand;
      file_at_hand = at_hand.file;
      show_file();
      mark_file(file_before);
      mark_file(file_at_hand);
    }
    if (before) mark(before);
    if (at_hand) {
      mark(at_hand);
      const button = at_hand.views.find((node) => node.tagName === "BUTTON");
      button?.focus({ preventScroll: true });
      button?.scrollIntoView({ block: "center" });
    }
    show_detail();
  }

  // The next change that is shown, from a place, in a direction.
  function shown_from(number, direction) {
    for (let at = number; at >= 0 && at < changes.length; at += direction) {
      if (changes[at].shown) return changes[at];
    }
    return null;
  }

  function step(direction) {
    const next = at_hand ? shown_from(at_hand.number + direction, direction) : shown_from(0, 1);
    if (next) step_to(next);
  }

  function step_file(direction) {
    for (let at = files.indexOf(file_at_hand) + direction; at >= 0 && at < files.length; at += direction) {
      const next = files[at].changes.find((change) => change.shown);
      if (next) {
        step_to(next);
        return;
      }
    }
  }

  function decide(verdict, go_on) {
    if (!at_hand) return;
    at_hand.verdict = verdict;
    mark(at_hand);
    remember();
    show_progress();
    mark_file(file_at_hand);
    show_detail();
    if (go_on) step(1);
  }

  function decide_shown(verdict) {
    for (const change of changes) {
      if (change.shown) change.verdict = verdict;
    }
    remember();
    refresh();
  }

  function refresh() {
    filter();
    if (!at_hand?.shown) at_hand = shown_from(at_hand?.number ?? 0, 1) ?? shown_from(changes.length - 1, -1);
    file_at_hand = at_hand?.file ?? null;
    show_file();
    show_files();
    show_progress();
    show_detail();
  }

  // ---- What is taken away

  function save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const ESCAPES = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };
  const escaped = (value) => String(value).replace(/[\t\n\r\\]/g, (character) => ESCAPES[character]);

  function list_of_edits() {
    const rows = changes
      .filter((change) => change.verdict)
      .map((change) => COLUMNS.map((column) => escaped(column === "file" ? change.file.file : change[column] ?? "")));
    return [COLUMNS, ...rows].map((row) => `${row.join("\t")}\n`).join("");
  }

  // A word list has one word or phrase a line, each with a letter in it.
  function words_to_keep() {
    const refused = changes.filter((change) => change.verdict === "refused").map((change) => change.before.trim());
    const words = new Set(refused.filter((word) => /\p{L}/u.test(word) && !/\p{Cc}/u.test(word)));
    return [...words].map((word) => `${word}\n`).join("");
  }

  // ---- The wires

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    n: () => step_file(1),
    p: () => step_file(-1),
    a: () => decide("accepted", true),
    r: () => decide("refused", true),
    u: () => decide("", false),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  element("accept").addEventListener("click", () => decide("accepted", true));
  element("refuse").addEventListener("click", () => decide("refused", true));
  element("undo").addEventListener("click", () => decide("", false));
  element("accept-shown").addEventListener("click", () => decide_shown("accepted"));
  element("refuse-shown").addEventListener("click", () => decide_shown("refused"));
  element("export-list").addEventListener("click", () => save("edits.tsv", list_of_edits()));
  element("export-keep").addEventListener("click", () => save("keep.txt", words_to_keep()));
  element("filters").addEventListener("input", refresh);
  element("filters").addEventListener("submit", (event) => event.preventDefault());

  add_causes();
  recall();
  refresh();
})();
