// "Never this language": adds it to the setting `langid.never`, and can take it out again at once.

import * as vscode from "vscode";
import { withLanguage, withoutLanguage } from "../apply/lists.ts";
import { documentInFront, register } from "../ui/command.ts";
import { settings } from "../ui/editor.ts";
import type { Parts } from "../ui/parts.ts";

const SETTING = "never";

export function neverThisLanguage({ standings }: Parts): vscode.Disposable {
  return register("langid.editor.neverThisLanguage", async () => {
    const document = documentInFront();
    if (document === undefined) return;
    const notice = standings.of(document.uri.toString());
    const language = notice?.language ?? notice?.candidates[0]?.language;
    if (notice === undefined || language === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("No language was found in this document."));
      return;
    }
    const name = notice.name ?? notice.candidates[0]?.name ?? language;
    await update((list) => withLanguage(list, language));
    const undo = vscode.l10n.t("Undo");
    const message = vscode.l10n.t("{0} is never set by itself again (setting langid.never).", name);
    if ((await vscode.window.showInformationMessage(message, undo)) === undo) {
      await update((list) => withoutLanguage(list, language));
    }
  });
}

/** In the user's settings, unless the workspace has a list of its own: that one would hide the user's. */
async function update(edited: (list: readonly string[]) => readonly string[]): Promise<void> {
  const inspected = settings().inspect<string[]>(SETTING);
  const own = inspected?.workspaceValue;
  const target = own === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  const list = edited(own ?? inspected?.globalValue ?? []);
  await settings().update(SETTING, list.length === 0 ? undefined : list, target);
}
