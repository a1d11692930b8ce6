// The page of the side panel: lays out the values it is sent. It puts text into the page as text, never as
// markup, and knows nothing of languages.
// @ts-check
(() => {
  // @ts-expect-error: given by VS Code
  const editor = acquireVsCodeApi();
  const page = /** @type {HTMLElement} */ (document.getElementById("page"));
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** @param {any} row @param {string} kind @param {number} at */
  function tokenRow(row, kind, at) {
    const token = element("code", {}, row.token);
    const name = row.found ? element("button", { type: "button", "aria-label": row.spoken }, token) : token;
    if (row.found) name.addEventListener("click", () => editor.postMessage({ kind: "reveal", side: kind, at }));
    const bar = element("meter", { class: kind, min: "0", max: "1", "aria-hidden": "true" });
    /** @type {HTMLMeterElement} */ (bar).value = row.share;
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", { class: "weight" }, row.weight),
      element("td", {}, bar),
    );
  }

  /** @param {any} side */
  function sideOf(side) {
    const rows = side.rows.map((/** @type {any} */ row, /** @type {number} */ at) => tokenRow(row, side.kind, at));
    const mark = element("span", { class: `mark ${side.kind}`, "aria-hidden": "true" });
    const body = element("tbody", {}, ...rows);
    return element("table", {}, element("caption", {}, mark, side.title), body);
  }

  /** @param {any} content */
  function controlsOf(content) {
    const refresh = element("button", { type: "button", id: "refresh", class: "action" }, content.refresh);
    refresh.addEventListener("click", () => editor.postMessage({ kind: "refresh" }));
    if (content.languages.length < 2) return element("div", { class: "controls" }, refresh);
    const options = content.languages.map((/** @type {any} */ one) => {
      const option = /** @type {HTMLOptionElement} */ (element("option", { value: one.id }, one.name));
      option.selected = one.chosen;
      return option;
    });
    const select = /** @type {HTMLSelectElement} */ (element("select", { id: "compare" }, ...options));
    select.addEventListener("change", () => editor.postMessage({ kind: "compare", language: select.value }));
    const label = element("label", { for: "compare" }, content.compare);
    return element("div", { class: "controls" }, label, select, refresh);
  }

  /** @param {any} content */
  function show(content) {
    // Who walks through the page with the keyboard stays where they were.
    const held = document.activeElement?.id;
    const parts = [
      element("p", { class: "subject" }, content.subject),
      element("h1", {}, content.heading),
      element("p", {}, content.reason),
    ];
    if (content.others) parts.push(element("p", { class: "others" }, content.others));
    parts.push(controlsOf(content));
    if (content.sides.length > 0) {
      parts.push(...content.sides.map(sideOf), element("p", { class: "legend" }, content.legend));
    } else {
      parts.push(element("p", {}, content.nothing));
    }
    page.replaceChildren(...parts);
    page.removeAttribute("aria-busy");
    status.textContent = "";
    if (held) document.getElementById(held)?.focus();
  }

  window.addEventListener("message", ({ data }) => {
    if (data.kind === "show") show(data.page);
    if (data.kind === "say") status.textContent = data.text;
  });
  editor.postMessage({ kind: "ready" });
})();
