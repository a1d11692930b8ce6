// The interpreter that the user chose in the Python extension. It knows the little of that extension's API that says
// so, and takes nothing of it for granted.

import * as vscode from "vscode";

const EXTENSION = "ms-python.python";
const PATIENCE_MS = 10_000;

interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(): { readonly id: string; readonly path: string };
    resolveEnvironment(
      path: unknown,
    ): Promise<{ readonly executable?: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath?: vscode.Event<unknown>;
  };
}

/** The path of the interpreter, if that extension is here and knows one. */
export async function chosenInterpreter(): Promise<string | undefined> {
  // In a folder nobody trusts, the interpreter may be one that the folder brought along.
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<PythonApi>(EXTENSION);
  if (extension === undefined) return undefined;
  try {
    return await Promise.race([ask(extension), nothingAfter(PATIENCE_MS)]);
  } catch {
    return undefined; // its troubles are not ours
  }
}

/** Calls back when another interpreter is chosen; only once the extension is active. */
export function onInterpreterChange(listener: () => void): vscode.Disposable {
  const extension = vscode.extensions.getExtension<PythonApi>(EXTENSION);
  const event = extension?.isActive
    ? extension.exports?.environments?.onDidChangeActiveEnvironmentPath
    : undefined;
  return event?.(listener) ?? new vscode.Disposable(() => {});
}

async function ask(extension: vscode.Extension<PythonApi>): Promise<string | undefined> {
  const { environments } = await extension.activate();
  if (environments === undefined) return undefined;
  const environment = await environments.resolveEnvironment(environments.getActiveEnvironmentPath());
  return environment?.executable?.uri?.fsPath;
}

function nothingAfter(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}
