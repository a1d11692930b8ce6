// The places where a server may be, on this machine and in this editor. It knows where to look; in which order, and
// what is made of it, order.ts decides.

import * as vscode from "vscode";
import { run } from "../environment/child.ts";
import type { EnvironmentStore } from "../environment/store.ts";
import { expandPath, readSetting } from "./commandLine.ts";
import { findOnPath, standingOf } from "./executables.ts";
import type { Places } from "./order.ts";
import { chosenInterpreter } from "./pythonExtension.ts";

const HAS_SERVER = "import importlib.util as u, sys; sys.exit(u.find_spec('lsp_langid') is None)";
const ASKING_MS = 10_000;

/** `folder` is the working directory of what is run to find out. */
export function placesHere(store: EnvironmentStore, folder: string): Places {
  return {
    setting: () => readSetting(vscode.workspace.getConfiguration("langid").get("server.command")),
    variable: () => process.env["LSP_LANGID"],
    environment: async () => (await store.use())?.server,
    onPath: (name) => findOnPath(name, process.env),
    python: async () => {
      const python = await chosenInterpreter();
      if (python === undefined) return undefined;
      const { code } = await run(python, ["-c", HAS_SERVER], { folder, timeoutMs: ASKING_MS });
      return code === 0 ? python : undefined;
    },
    standing: standingOf,
    expand: expandPath,
  };
}
