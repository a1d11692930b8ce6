// Where the parts meet. It knows all of them and decides nothing.
//
// `extensionKind` in package.json: in a remote window (SSH, WSL, container) we run beside the files when installed
// there, since plain files, samples to teach from and a Python are there; else on the user's own machine, which sees
// untitled editors just as well.

import * as vscode from "vscode";
import { Standings } from "./apply/standings.ts";
import { Membership } from "./documents/membership.ts";
import { ReloadMemory } from "./documents/reload.ts";
import { registerServerCommands } from "./server/commands.ts";
import { createInstaller } from "./server/environment/offer.ts";
import { EnvironmentStore } from "./server/environment/store.ts";
import { findServer } from "./server/finding/order.ts";
import { placesHere } from "./server/finding/places.ts";
import { reportProblem } from "./server/report.ts";
import type { LanguageServer } from "./server/server.ts";
import { Session } from "./server/session.ts";
import { Supervisor } from "./server/supervisor.ts";
import { watchEditor } from "./server/watch.ts";
import { activateUi } from "./ui/index.ts";

/** What the tests in the extension host take hold of. */
export interface Api {
  readonly server: LanguageServer;
  readonly standings: Standings;
}

let supervisor: Supervisor | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const log = vscode.window.createOutputChannel("Language by Content", { log: true });
  const standings = new Standings();
  const memory = new ReloadMemory(context.workspaceState, standings);
  const membership = new Membership();
  // Python imports from the folder it is run in: it must be one that comes with no workspace.
  const folder = context.extensionPath;
  const storage = context.globalStorageUri.fsPath;
  const store = new EnvironmentStore(storage, vscode.Uri.joinPath(context.extensionUri, "wheel").fsPath);
  const installer = createInstaller(store, folder, log);
  const server = new Supervisor({
    find: () => findServer(placesHere(store, folder)),
    start: (setup) => Session.start(setup),
    folder,
    log,
    membership,
    restorable: () => memory.restorable(),
    enabled: () => vscode.workspace.getConfiguration("langid").get("enabled", true),
    report: (problem) => void reportProblem(problem, log, context.globalState),
  });
  supervisor = server;
  context.subscriptions.push(
    log,
    memory,
    registerServerCommands(server, installer, log),
    watchEditor(server, membership, installer, store),
  );
  activateUi(context, server, standings);
  // The editor waits for `activate`; nobody waits for the server.
  setImmediate(() => void server.restart());
  return { server, standings };
}

export async function deactivate(): Promise<void> {
  await supervisor?.stop();
}
