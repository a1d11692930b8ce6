// "Install an extension for Nim": for languages that the editor does not know.
// It knows how to search extensions; it never installs one. Unasked it speaks once per language and session.

import * as vscode from "vscode";
import { isAskedFor, lacksWord } from "../apply/decision.ts";
import { Offers } from "../apply/offers.ts";
import type { Notice } from "../wire.ts";
import { activeDocument } from "./editor.ts";
import type { Parts } from "./parts.ts";

// While somebody types, a language may be told and taken back at once. Nobody is asked about such a one.
const RESTS_MS = 1500;

export class InstallOffer {
  readonly #parts: Parts;
  readonly #offers = new Offers();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  missing(notice: Notice, name: string): void {
    const language = notice.language ?? name;
    if (isAskedFor(notice)) {
      this.#offers.first(language);
      void ask(name);
      return;
    }
    setTimeout(() => {
      const now = this.#parts.standings.of(notice.uri);
      const inFront = activeDocument()?.uri.toString() === notice.uri;
      if (now?.language === language && inFront) void this.#offer(language, name);
    }, RESTS_MS);
  }

  /** There is no extension for what the user taught; they know, and chose so. */
  async #offer(language: string, name: string): Promise<void> {
    const known = await this.#parts.languages.answerable().catch(() => []);
    const taught = known.some((one) => one.language === language && one.taught);
    if (!taught && this.#offers.first(language)) await ask(name);
  }
}

export async function searchExtensions(name: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.extensions.search", name);
}

/** Whether the editor cannot set the language of a notice. */
export function isMissing(notice: Notice | undefined, settable: ReadonlySet<string>): boolean {
  if (notice === undefined) return false;
  return (
    lacksWord(notice) || (notice.change && notice.languageId !== null && !settable.has(notice.languageId))
  );
}

async function ask(name: string): Promise<void> {
  const search = vscode.l10n.t("Search Extensions");
  const message = vscode.l10n.t("This looks like {0}, which this editor has no language for.", name);
  if ((await vscode.window.showInformationMessage(message, search)) === search) await searchExtensions(name);
}
