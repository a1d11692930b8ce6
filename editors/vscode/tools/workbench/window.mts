// One window of the workbench, driven as a person drives it: keys, clipboard, clicks; read from what it shows.
//
// Knows the workbench's elements. Never: which extension is tried, and what it ought to do.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Frame, Locator, Page } from "playwright-core";
import { type Look, session } from "./browser.mts";
import { type CodeServer, keys } from "./code_server.mts";
import { extensionFolder } from "./installed.mts";

/** Long enough for a machine that is busy with other things. Nothing waits this long when all is well. */
export const patience = 60_000;

/** What a status bar item showed, and when: milliseconds after the paste, or after the watch began. */
export interface Shown {
  readonly ms: number;
  readonly text: string;
}

export interface WindowOptions {
  /** A session to share, for a second window; without it the window gets one of its own. */
  readonly context?: BrowserContext;
  readonly look?: Look;
  readonly query?: Readonly<Record<string, string>>;
  /** Called with the page before the workbench is asked for. */
  readonly prepare?: (page: Page) => Promise<void>;
}

declare global {
  // What `watch` leaves in the page.
  var langidWatch:
    | { began: number; observer: MutationObserver; shown: Map<string, { ms: number; text: string }[]> }
    | undefined;
}

const languageItem = "status.editor.mode";

export class Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #ownsContext: boolean;

  private constructor(page: Page, context: BrowserContext, ownsContext: boolean) {
    this.page = page;
    this.context = context;
    this.#ownsContext = ownsContext;
  }

  static async open(server: CodeServer, options: WindowOptions = {}): Promise<Window> {
    const context = options.context ?? (await session(new URL(server.url).origin, options.look));
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await options.prepare?.(page);
    const url = new URL(server.url);
    for (const [name, value] of Object.entries({ folder: server.workspace, ...options.query }))
      url.searchParams.set(name, value);
    await page.goto(url.href);
    const window = new Window(page, context, options.context === undefined);
    await page.locator(".monaco-workbench .statusbar").waitFor();
    return window;
  }

  async close(): Promise<void> {
    await this.page.close();
    if (this.#ownsContext) await this.context.close();
  }

  // -- editors

  /** Opens an empty untitled editor, the cursor in it; returns its name. */
  async newUntitled(): Promise<string> {
    const before = await this.activeEditor();
    // While the workbench starts, a key may come before there is anybody to hear it.
    let name = before;
    while (name === before || !/^Untitled-/.test(name)) {
      await this.page.keyboard.press(keys.newUntitled);
      name = await this.page
        .waitForFunction(
          (old) => {
            const now =
              document
                .querySelector(".editor-group-container.active .tab.active")
                ?.getAttribute("data-resource-name") ?? "";
            return now !== old && now;
          },
          before,
          { polling: 20, timeout: 5_000 },
        )
        .then((found) => found.jsonValue() as Promise<string>)
        .catch(() => before);
    }
    await this.waitForLanguage("Plain Text");
    await this.waitForCursor();
    return name;
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first();
    const deadline = Date.now() + patience;
    // A search that began before the file was noticed does not look again.
    for (let found = false; !found; ) {
      await this.page.keyboard.press("Control+P");
      await this.#fillQuickInput(name);
      found = await row.waitFor({ timeout: patience / 10 }).then(
        () => true,
        () => false,
      );
      if (!found) await this.page.keyboard.press("Escape");
      if (!found && Date.now() > deadline) throw new Error(`no file ${name} to open`);
    }
    await row.click();
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`)
      .waitFor();
    await this.waitForCursor();
  }

  /** Shows an editor that is open already. */
  async show(name: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${name}"]`).click();
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`)
      .waitFor();
    await this.page.keyboard.press(keys.focusEditor);
    await this.waitForCursor();
  }

  /** Closes the active editor and forgets what was in it. */
  async discard(): Promise<void> {
    const name = await this.activeEditor();
    if (name === "") return;
    await this.page.keyboard.press(keys.focusEditor);
    await this.page.keyboard.press(keys.revertAndClose);
    await this.page.locator(`.tab[data-resource-name="${name}"]`).waitFor({ state: "detached" });
  }

  /** Closes every editor. */
  async discardAll(): Promise<void> {
    await this.page.keyboard.press("Escape");
    while ((await this.activeEditor()) !== "") await this.discard();
  }

  /** The name of the active tab, "" when nothing is open. */
  activeEditor(): Promise<string> {
    return this.page.evaluate(
      () =>
        document
          .querySelector(".editor-group-container.active .tab.active")
          ?.getAttribute("data-resource-name") ?? "",
    );
  }

  /** The whole text of the active editor, as copying gives it; afterwards the cursor is at the end. */
  async text(): Promise<string> {
    const nothing = `nothing copied yet ${Math.random()}`;
    await this.setClipboard(nothing);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.press("Control+C");
    const copied = await this.page.waitForFunction(
      async (old) => {
        const now = await navigator.clipboard.readText();
        return now !== old && { now };
      },
      nothing,
      { polling: 50 },
    );
    await this.page.keyboard.press("Control+End");
    return ((await copied.jsonValue()) as { now: string }).now;
  }

  // -- hands

  async setClipboard(text: string): Promise<void> {
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
  }

  async paste(text: string): Promise<void> {
    await this.setClipboard(text);
    await this.page.keyboard.press("Control+V");
  }

  async replaceAll(text: string): Promise<void> {
    await this.setClipboard(text);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.press("Control+V");
  }

  /** Types with a person's pauses, in milliseconds. */
  async type(text: string, pause: number): Promise<void> {
    await this.page.keyboard.type(text, { delay: pause });
  }

  /** Runs a command by its exact label in the palette: the first fuzzy match is often another command. */
  async command(label: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.#fillQuickInput(`>${label}`);
    await this.pick(label);
  }

  /** Picks an entry of the open quick pick by its exact label. */
  async pick(label: string): Promise<void> {
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    const row = rows.filter({
      has: this.page.locator(".quick-input-list-label .label-name", { hasText: exactly(label) }),
    });
    try {
      await row.first().waitFor({ timeout: patience / 2 });
    } catch {
      throw new Error(`no entry "${label}" among: ${(await this.quickPick()).join(" | ")}`);
    }
    await row.first().click();
  }

  /** The entries of the open quick pick, as they read. */
  async quickPick(): Promise<string[]> {
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());
  }

  /** Chooses a language in VS Code's own picker. */
  async chooseLanguage(name: string): Promise<void> {
    await this.page.locator(`[id="${languageItem}"] a`).click();
    // A filter typed before there is a list leaves the list empty.
    await this.quickPick();
    await this.#fillQuickInput(name);
    await this.pick(name);
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.page.keyboard.press(keys.focusEditor);
    await this.waitForCursor();
  }

  // -- eyes

  /** What the status bar calls the language of the active editor. */
  language(): Promise<string> {
    return this.item(languageItem);
  }

  async waitForLanguage(name: string): Promise<void> {
    await this.waitForItem(languageItem, (text) => text === name, name);
  }

  /** The text of the first status bar item whose element id begins so; "" while there is none. */
  item(idPrefix: string): Promise<string> {
    return this.page.evaluate(
      (prefix) => document.querySelector(`.statusbar [id^="${prefix}"]`)?.textContent?.trim() ?? "",
      idPrefix,
    );
  }

  async waitForItem(idPrefix: string, fits: (text: string) => boolean, wanted: string): Promise<string> {
    const deadline = Date.now() + patience;
    let text = "";
    while (Date.now() < deadline) {
      text = await this.item(idPrefix);
      if (fits(text)) return text;
      await this.page.waitForTimeout(40);
    }
    throw new Error(`${idPrefix} in the status bar shows "${text}", wanted ${wanted}`);
  }

  /** From now on, notes every text that the language item and `items` show. */
  async watch(...items: string[]): Promise<void> {
    await this.page.evaluate(
      (prefixes) => {
        globalThis.langidWatch?.observer.disconnect();
        const shown = new Map<string, { ms: number; text: string }[]>(prefixes.map((prefix) => [prefix, []]));
        const note = () => {
          const ms = Math.round(performance.now() - (globalThis.langidWatch?.began ?? performance.now()));
          for (const [prefix, texts] of shown) {
            const text = document.querySelector(`.statusbar [id^="${prefix}"]`)?.textContent?.trim() ?? "";
            if (texts.at(-1)?.text !== text) texts.push({ ms, text });
          }
        };
        globalThis.langidWatch = { began: performance.now(), observer: new MutationObserver(note), shown };
        note();
        const bar = document.querySelector(".statusbar");
        if (bar !== null)
          globalThis.langidWatch.observer.observe(bar, {
            childList: true,
            subtree: true,
            characterData: true,
          });
        document.addEventListener(
          "paste",
          () => {
            if (globalThis.langidWatch !== undefined) globalThis.langidWatch.began = performance.now();
          },
          { capture: true, once: true },
        );
      },
      [languageItem, ...items],
    );
  }

  /** What `watch` has noted for the language item, or for another one. */
  shown(item = languageItem): Promise<Shown[]> {
    return this.page.evaluate((prefix) => globalThis.langidWatch?.shown.get(prefix) ?? [], item);
  }

  /** Messages that stand at the lower right. */
  async notifications(): Promise<string[]> {
    return (await this.page.locator(".notifications-toasts .notification-list-item").allInnerTexts()).map(
      oneLine,
    );
  }

  /** Waits for a message with this in it and returns it, to press its buttons. */
  async notification(words: RegExp): Promise<Locator> {
    const toast = this.page
      .locator(".notifications-toasts .notification-list-item", { hasText: words })
      .first();
    try {
      await toast.waitFor();
    } catch {
      throw new Error(
        `no message with ${words}; there are: ${(await this.notifications()).join(" | ") || "none"}`,
      );
    }
    return toast;
  }

  /** The document inside the first web view whose body has this in it. */
  async webview(words: RegExp): Promise<Frame> {
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        const body = await frame
          .locator("body")
          .innerText({ timeout: 1_000 })
          .catch(() => "");
        if (frame !== this.page.mainFrame() && words.test(body)) return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no web view with ${words}`);
  }

  /** Waits until the keys go into the active editor. */
  async waitForCursor(): Promise<void> {
    await this.page.waitForFunction(
      () =>
        document.activeElement?.closest(".editor-group-container.active .monaco-editor") !== null &&
        document.activeElement !== document.body,
      undefined,
      { polling: 20 },
    );
  }

  /** Leaves a picture in $LANGID_SHOTS, by default `.shots` in the extension's folder. */
  async screenshot(name: string): Promise<string> {
    const folder = process.env["LANGID_SHOTS"] ?? join(extensionFolder, ".shots");
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  async #fillQuickInput(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget input[type="text"]').first().fill(text);
  }
}

function exactly(label: string): RegExp {
  return new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
