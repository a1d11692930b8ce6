// Lives with VS Code's own detection.
// It knows where the user switched it on, and how to switch it off there when the user asks for that. Our
// default for it stands in package.json (`configurationDefaults`); nothing is written unasked.

import * as vscode from "vscode";
import { type Inspected, type Level, ownSetting } from "../apply/builtin.ts";
import { BUILT_IN } from "./editor.ts";

const TARGETS: Record<Level, vscode.ConfigurationTarget> = {
  global: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  workspaceFolder: vscode.ConfigurationTarget.WorkspaceFolder,
};

/** Takes the user's own `true` out of the settings it stands in, so that our default holds. */
export async function switchBuiltInOff(document: vscode.TextDocument | undefined): Promise<void> {
  const scope = document && { uri: document.uri, languageId: document.languageId };
  // It may stand in several places; each turn takes the strongest out.
  for (let turn = 0; turn < 6; turn++) {
    const configuration = vscode.workspace.getConfiguration(undefined, scope ?? null);
    const own = ownSetting(configuration.inspect<boolean>(BUILT_IN) as Inspected | undefined);
    if (own?.value !== true) return;
    await configuration.update(BUILT_IN, undefined, TARGETS[own.level], own.perLanguage);
  }
}
