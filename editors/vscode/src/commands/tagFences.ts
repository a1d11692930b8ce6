// "Tag fences": the server writes the languages of bare fences behind their backticks; this says how it went.

import * as vscode from "vscode";
import { documentInFront, register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";
import { ServerCommand, type TaggedFences } from "../wire.ts";

export function tagFences({ server }: Parts): vscode.Disposable {
  return register("langid.editor.tagFences", async () => {
    const document = documentInFront();
    if (document === undefined) return;
    await server.ensureOpen(document);
    const uri = document.uri.toString();
    const { tagged, left } = await server.command<TaggedFences>(ServerCommand.tagFences, { uri });
    void vscode.window.showInformationMessage(report(tagged.length, left));
  });
}

function report(tagged: number, left: readonly number[]): string {
  if (tagged === 0 && left.length === 0) return vscode.l10n.t("No fence without a tag was found.");
  if (left.length === 0) return vscode.l10n.t("Fences tagged: {0}.", tagged);
  const lines = left.map((line) => line + 1).join(", ");
  return vscode.l10n.t("Fences tagged: {0}. Nobody can tell those at lines {1}.", tagged, lines);
}
