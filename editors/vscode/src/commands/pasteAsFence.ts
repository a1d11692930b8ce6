// "Paste as Markdown fence": what the clipboard holds, in a fence that names its language.

import * as vscode from "vscode";
import { fenceAt } from "../apply/fence.ts";
import { tagOf } from "../apply/tag.ts";
import { register } from "../ui/command.ts";
import type { Parts } from "../ui/parts.ts";
import { type Answer, IDENTIFY } from "../wire.ts";

const LONGEST_WAIT_MS = 2000;

export function pasteAsFence(parts: Parts): vscode.Disposable {
  return register("langid.editor.pasteAsFence", async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === "") {
      void vscode.window.showInformationMessage(vscode.l10n.t("The clipboard holds no text."));
      return;
    }
    const tag = await tagFor(parts, text);
    const done = await editor.edit((edit) => {
      for (const selection of editor.selections) {
        const before = editor.document.lineAt(selection.start).text.slice(0, selection.start.character);
        const after = editor.document.lineAt(selection.end).text.slice(selection.end.character);
        edit.replace(selection, fenceAt({ before, after }, text, tag));
      }
    });
    if (!done) throw new Error(vscode.l10n.t("The text changed meanwhile, or cannot be written to."));
  });
}

/** Nobody who pastes waits for a server that is not up: then the fence has no tag. */
async function tagFor({ server }: Parts, text: string): Promise<string> {
  const { kind } = server.status;
  if (kind !== "running" && kind !== "starting") return "";
  const answer = server.request<Answer>(IDENTIFY, { text }).then(tagOf, () => "");
  const late = new Promise<string>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS, ""));
  return Promise.race([answer, late]);
}
