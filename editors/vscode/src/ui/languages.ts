// The languages that the editor can set and those that the server can answer with, as they are now.
// It knows when either list is out of date; it holds no language of its own.

import * as vscode from "vscode";
import { PLAIN_TEXT } from "../apply/plain.ts";
import type { LanguageServer } from "../server/server.ts";
import { type KnownLanguage, ServerCommand } from "../wire.ts";
import { knownLanguages } from "./editor.ts";

export class Languages implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #subscriptions: vscode.Disposable[];
  #settable: Promise<ReadonlySet<string>> | undefined;
  #answerable: Promise<readonly KnownLanguage[]> | undefined;
  #names: ReadonlyMap<string, string> = new Map();

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscriptions = [
      vscode.extensions.onDidChange(() => {
        this.#settable = undefined;
      }),
      server.onStatus(() => this.refresh()),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  /** Every id that `setTextDocumentLanguage` takes; asked for once, not at every notice. */
  settable(): Promise<ReadonlySet<string>> {
    this.#settable ??= Promise.resolve(knownLanguages());
    return this.#settable;
  }

  /** What the server can answer with, by name. */
  async answerable(): Promise<readonly KnownLanguage[]> {
    this.#answerable ??= this.#ask();
    try {
      return await this.#answerable;
    } catch (error) {
      this.#answerable = undefined;
      throw error;
    }
  }

  /** Something was taught, or another server runs. */
  refresh(): void {
    this.#answerable = undefined;
  }

  /** The name for people of an id of the editor; the id itself as long as nobody has said it. */
  nameOf(languageId: string): string {
    if (languageId === PLAIN_TEXT) return vscode.l10n.t("Plain Text");
    return this.#names.get(languageId) ?? languageId;
  }

  async #ask(): Promise<readonly KnownLanguage[]> {
    const languages = await this.#server.command<KnownLanguage[]>(ServerCommand.languages, {});
    const names = new Map<string, string>();
    for (const { languageId, name } of languages) {
      if (languageId !== null && !names.has(languageId)) names.set(languageId, name);
    }
    this.#names = names;
    return [...languages].sort((a, b) => a.name.localeCompare(b.name));
  }
}
