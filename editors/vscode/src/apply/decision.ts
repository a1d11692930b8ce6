// Does a notice set a language? The one place that says so.
// It knows a notice, what the document is like now, and what the editor can set. It never sets anything, and
// has no memory: the server is the one that remembers what was told and who decided.

import type { Notice } from "../wire.ts";

/** The document that a notice speaks of, as it is now. */
export interface DocumentNow {
  readonly version: number;
  readonly languageId: string;
  readonly untitled: boolean;
}

export interface EditorNow {
  /** Every language id that can be set; the editor refuses others. */
  readonly languages: ReadonlySet<string>;
  /** The user switched VS Code's own detection on: it decides about untitled editors, and we only show. */
  readonly standsBack: boolean;
  /** The user paused this document, and the server may not know it yet. */
  readonly paused: boolean;
}

export type Decision =
  | { readonly kind: "set"; readonly languageId: string }
  | { readonly kind: "show"; readonly because: Kept }
  | { readonly kind: "missing"; readonly name: string; readonly languageId: string | null };

/** Why a document keeps the language it has. */
export type Kept = "closed" | "overtaken" | "no_change" | "set_already" | "stands_back" | "paused";

const ASKED_FOR: ReadonlySet<string> = new Set(["asked", "chosen", "plain"]);

/** Whether the user asked for this very change; then nothing holds it back. */
export function isAskedFor(notice: Notice): boolean {
  return ASKED_FOR.has(notice.why);
}

export function decide(notice: Notice, document: DocumentNow | undefined, editor: EditorNow): Decision {
  if (document === undefined) return { kind: "show", because: "closed" };
  if (lacksWord(notice)) return { kind: "missing", name: notice.name ?? "", languageId: notice.vscode };
  if (!notice.change || notice.languageId === null) return { kind: "show", because: "no_change" };
  // A late answer would colour another text; the server tells it again when typing rests.
  if (notice.version !== document.version) return { kind: "show", because: "overtaken" };
  if (notice.languageId === document.languageId) return { kind: "show", because: "set_already" };
  if (!isAskedFor(notice)) {
    if (editor.paused) return { kind: "show", because: "paused" };
    if (editor.standsBack && document.untitled) return { kind: "show", because: "stands_back" };
  }
  if (!editor.languages.has(notice.languageId)) {
    return { kind: "missing", name: notice.name ?? notice.languageId, languageId: notice.languageId };
  }
  return { kind: "set", languageId: notice.languageId };
}

/** A language is told for which this editor has no word. What others locked is not our business to complete. */
export function lacksWord(notice: Notice): boolean {
  if (notice.language === null || notice.languageId !== null) return false;
  return notice.state !== "locked" || notice.why === "chosen";
}
