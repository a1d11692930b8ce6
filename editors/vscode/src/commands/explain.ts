// "Why?": which words and signs decided, for the document or for what is selected in it.

import * as vscode from "vscode";
import { register } from "../ui/command.ts";
import type { WhyPanel } from "../ui/why/panel.ts";

export function explain(panel: WhyPanel): vscode.Disposable {
  return register("langid.editor.explain", async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a text first."));
      return;
    }
    const { document, selection } = editor;
    await panel.explain(selection.isEmpty ? { document } : { document, range: selection });
  });
}
