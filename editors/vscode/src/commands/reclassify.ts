// "Look again": the server judges the document anew, whoever decided before.

import * as vscode from "vscode";
import { documentInFront, register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";
import { reasonSentence } from "../ui/words.ts";
import { type Answer, ServerCommand } from "../wire.ts";

export function reclassify({ server }: Parts): vscode.Disposable {
  return register("langid.editor.reclassify", async () => {
    const document = documentInFront();
    if (document === undefined) return;
    await server.ensureOpen(document);
    const uri = document.uri.toString();
    const answer = await server.command<Answer>(ServerCommand.reclassify, { uri });
    // An answer is seen in the colours; silence would look like a command that does nothing.
    if (answer.language === null) {
      const why = reasonSentence(answer.reason, vscode.l10n.t);
      void vscode.window.showInformationMessage(vscode.l10n.t("No language: {0}.", why));
    }
  });
}
