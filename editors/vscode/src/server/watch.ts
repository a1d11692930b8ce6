// What happens in the editor that the server's side must hear of. It knows events; what follows from each is said by
// the supervisor.

import * as vscode from "vscode";
import type { Membership } from "../documents/membership.ts";
import { installServer } from "./commands.ts";
import type { Installer } from "./environment/offer.ts";
import type { EnvironmentStore } from "./environment/store.ts";
import { onInterpreterChange } from "./finding/pythonExtension.ts";
import type { Supervisor } from "./supervisor.ts";

const STARTS_ANEW = ["langid.enabled", "langid.server.command"];

export function watchEditor(
  supervisor: Supervisor,
  membership: Membership,
  installer: Installer,
  store: EnvironmentStore,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (STARTS_ANEW.some((name) => event.affectsConfiguration(name))) void supervisor.restart();
      else if (event.affectsConfiguration("langid.plainFiles")) void supervisor.reconsider();
    }),
    // An extension that comes or goes brings or takes languages.
    vscode.extensions.onDidChange(() => void supervisor.settingsChanged()),
    vscode.workspace.onDidCloseTextDocument((document) => forgetLater(document.uri, membership)),
    // What may be looked at has grown: the setting counts now, and the Python extension's interpreter.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (supervisor.status.kind !== "running") void supervisor.restart();
    }),
    onInterpreterChange(() => {
      if (supervisor.status.kind === "missing") void supervisor.restart();
    }),
    renewOnce(supervisor, installer, store),
  );
}

/** A change of language closes and opens a document in the same breath; only what stays closed is forgotten. */
function forgetLater(uri: vscode.Uri, membership: Membership): void {
  const name = uri.toString();
  setTimeout(() => {
    if (!vscode.workspace.textDocuments.some((one) => one.uri.toString() === name)) membership.forget(name);
  });
}

/** After an update of the extension, the server of our own environment is brought up to date, once a window. */
function renewOnce(supervisor: Supervisor, installer: Installer, store: EnvironmentStore): vscode.Disposable {
  const listener = supervisor.onStatus(async ({ kind }) => {
    if (kind === "starting") return;
    if (kind === "stopped" || supervisor.found?.source !== "environment") return;
    listener.dispose();
    if ((await store.use())?.outdated === true) await installServer(supervisor, installer);
  });
  return listener;
}
