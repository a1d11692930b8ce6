// New untitled files: with a text that is known, or with what the clipboard holds.

import * as vscode from "vscode";
import { register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";

// The first answer comes within a paste's time. When it takes longer, the text is shown without colours.
const LONGEST_WAIT_MS = 300;

export function newFromClipboard(parts: Parts): vscode.Disposable {
  return register("langid.editor.newFromClipboard", async () => {
    const content = await vscode.env.clipboard.readText();
    if (content.trim() === "") {
      void vscode.window.showInformationMessage(vscode.l10n.t("The clipboard holds no text."));
      return;
    }
    const document = await vscode.workspace.openTextDocument({ content });
    await firstWord(parts, document);
    await vscode.window.showTextDocument(document);
  });
}

/** A new file in a language that is settled; without one where the editor does not know it. */
export async function openInLanguage(parts: Parts, content: string, language: string | null): Promise<void> {
  const known = language !== null && (await parts.languages.settable()).has(language);
  const document = await vscode.workspace.openTextDocument(known ? { content, language } : { content });
  await vscode.window.showTextDocument(document);
}

/** Waits until the server spoke of the document, so that it is shown in its colours at once. */
function firstWord({ server, standings }: Parts, document: vscode.TextDocument): Promise<void> {
  const uri = document.uri.toString();
  if (server.status.kind !== "running" || standings.of(uri) !== undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    const listener = standings.onChange((changed) => {
      if (changed === uri) done();
    });
  });
}
