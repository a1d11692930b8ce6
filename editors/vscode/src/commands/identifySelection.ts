// "What is this?": says what the selection is written in, and sets nothing.

import * as vscode from "vscode";
import { percent } from "../apply/confidence.ts";
import { tagOf } from "../apply/tag.ts";
import { register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";
import { reasonSentence, runnersUp } from "../ui/words.ts";
import { type Answer, type Region, ServerCommand } from "../wire.ts";
import { openInLanguage } from "./newFile.ts";

export function identifySelection(parts: Parts): vscode.Disposable {
  return register("langid.editor.identifySelection", async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const { document, selection } = editor;
    const range = selection.isEmpty ? wholeOf(document) : new vscode.Range(selection.start, selection.end);
    await parts.server.ensureOpen(document);
    const answer = await parts.server.command<Answer>(ServerCommand.identifySelection, {
      uri: document.uri.toString(),
      range: plain(range),
    });
    await show(parts, answer, document.getText(range));
  });
}

async function show(parts: Parts, answer: Answer, text: string): Promise<void> {
  const tag = tagOf(answer);
  const copy = vscode.l10n.t("Copy Tag");
  const open = vscode.l10n.t("Open as New File");
  const offers = tag === "" ? [open] : [copy, open];
  const picked = await vscode.window.showInformationMessage(spoken(answer), ...offers);
  if (picked === copy) await vscode.env.clipboard.writeText(tag);
  if (picked === open) await openInLanguage(parts, text, answer.vscode);
}

/** "Ruby 97%; runners-up: …", or line by line when the selection is in several languages. */
function spoken(answer: Answer): string {
  const pieces = (answer.regions ?? []).filter((one) => one.language !== null);
  if (new Set(pieces.map((one) => one.language)).size > 1) return pieces.map(lines).join("; ");
  const others = runnersUp(answer.candidates, answer.language);
  if (answer.language === null) {
    const why = reasonSentence(answer.reason, vscode.l10n.t);
    return others === ""
      ? vscode.l10n.t("No language: {0}.", why)
      : vscode.l10n.t("No language: {0}. Best guesses: {1}", why, others);
  }
  const told = `${answer.name} ${percent(answer.confidence)}`;
  return others === "" ? told : vscode.l10n.t("{0}; runners-up: {1}", told, others);
}

function lines(region: Region): string {
  const told = `${region.name} ${percent(region.confidence)}`;
  return vscode.l10n.t("lines {0} to {1}: {2}", region.startLine + 1, region.endLine, told);
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
}

function plain({ start, end }: vscode.Range) {
  const position = ({ line, character }: vscode.Position) => ({ line, character });
  return { start: position(start), end: position(end) };
}
