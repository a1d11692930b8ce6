// The commands about the server itself. It knows their ids and whom they ask; each is one line here.

import { basename } from "node:path";
import * as vscode from "vscode";
import type { Installer } from "./environment/offer.ts";
import type { Supervisor } from "./supervisor.ts";

export function registerServerCommands(
  supervisor: Supervisor,
  installer: Installer,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const commands: Record<string, () => Promise<void> | void> = {
    "langid.editor.restart": () => supervisor.restart(),
    "langid.editor.showLog": () => log.show(),
    "langid.editor.installServer": () => installServer(supervisor, installer),
    "langid.editor.removeServer": () => removeServer(supervisor, installer),
    "langid.editor.chooseServer": () => chooseServer(),
  };
  const registered = Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
  return vscode.Disposable.from(...registered);
}

export async function installServer(supervisor: Supervisor, installer: Installer): Promise<void> {
  const problem = await installer.install();
  if (problem === undefined) await supervisor.restart();
  else supervisor.tell(problem);
}

async function removeServer(supervisor: Supervisor, installer: Installer): Promise<void> {
  const own = supervisor.found?.source === "environment";
  let stopped = false;
  const letGo = async () => {
    if (own) await supervisor.stop();
    stopped = own;
  };
  try {
    await installer.remove(letGo);
  } finally {
    // There may be another one on this machine.
    if (stopped) await supervisor.restart();
  }
}

/** Lets the user pick a server, or a Python that has one, and writes it into the settings of this machine. */
async function chooseServer(): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Choose lsp-langid, or a Python that has it"),
      openLabel: vscode.l10n.t("Use This Server"),
    })) ?? [];
  if (file === undefined) return;
  const path = file.fsPath;
  const command = /^py(thon)?[\d.]*(\.exe)?$/i.test(basename(path)) ? [path, "-m", "lsp_langid"] : [path];
  // The change of the setting starts it; see extension.ts.
  const settings = vscode.workspace.getConfiguration("langid");
  await settings.update("server.command", command, vscode.ConfigurationTarget.Global);
}
