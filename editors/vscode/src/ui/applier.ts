// Sets the language that a notice names, and lets others know what became of it.
// It knows the editor's side of it: versions, documents that close, a change that is still under way. Whether
// a notice sets anything is decided in `apply/decision.ts`.

import * as vscode from "vscode";
import { decide } from "../apply/decision.ts";
import type { Notice } from "../wire.ts";
import { builtInDecides, documentOf } from "./editor.ts";
import type { Parts } from "./parts.ts";

export interface Consequences {
  /** The language of a document was set by us. */
  changed(notice: Notice, document: vscode.TextDocument): void;
  /** A language was told that the editor does not know. */
  missing(notice: Notice, name: string): void;
}

export class Applier implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #consequences: Consequences;
  readonly #subscriptions: vscode.Disposable[];
  /** What is being set: until the editor says so, the document still shows the language before. */
  readonly #underWay = new Map<string, string>();

  constructor(parts: Parts, consequences: Consequences) {
    this.#parts = parts;
    this.#consequences = consequences;
    this.#subscriptions = [
      parts.server.onNotice((notice) => void this.#apply(notice)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document.uri.toString())),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  async #apply(notice: Notice): Promise<void> {
    this.#parts.standings.remember(notice);
    const languages = await this.#parts.languages.settable();
    // The notice may have been overtaken while the list of languages came.
    if (this.#parts.standings.of(notice.uri) !== notice) return;
    const document = documentOf(notice.uri);
    const now = document && {
      version: document.version,
      languageId: this.#underWay.get(notice.uri) ?? document.languageId,
      untitled: document.isUntitled,
    };
    const decision = decide(notice, now, {
      languages,
      standsBack: document !== undefined && builtInDecides(document),
      paused: this.#parts.pauses.covers(notice.uri),
    });
    if (decision.kind === "missing") this.#consequences.missing(notice, decision.name);
    if (decision.kind === "set" && document !== undefined)
      await this.#set(notice, document, decision.languageId);
  }

  async #set(notice: Notice, document: vscode.TextDocument, languageId: string): Promise<void> {
    this.#underWay.set(notice.uri, languageId);
    try {
      await vscode.languages.setTextDocumentLanguage(document, languageId);
      this.#consequences.changed(notice, document);
    } catch {
      // The document was closed meanwhile, or an extension took its language away: nothing is left to set.
    } finally {
      if (this.#underWay.get(notice.uri) === languageId) this.#underWay.delete(notice.uri);
    }
  }

  /** A change of language closes a document, too, and opens it again before anything else happens. */
  #closed(uri: string): void {
    setImmediate(() => {
      if (documentOf(uri) !== undefined) return;
      this.#parts.standings.forget(uri);
      this.#parts.pauses.resume(uri);
    });
  }
}
