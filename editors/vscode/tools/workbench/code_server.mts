// One running code-server with a state of its own: settings, extensions, a folder to work in.
//
// Knows its command line and its folders. Never: what is in the browser.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { node, shippedApp } from "./installed.mts";

export interface CodeServerOptions {
  /** Settings of the user. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of scope "machine": a remote window, as this is, reads them from a file of their own. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Laid over the environment of this process; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A folder made by `installExtension`; without it there is no extension but VS Code's own. */
  readonly extensions?: string;
  /** Another copy of the app than the installed one. */
  readonly app?: string;
}

const quiet = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  // What is typed is what should be there: no help that adds brackets, indents, or turns Enter into a word.
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.quickSuggestions": "off",
  "editor.suggestOnTriggerCharacters": false,
  "editor.wordBasedSuggestions": "off",
  "html.autoClosingTags": false,
};

// Commands that the driver gives by key: the palette takes half a second, and its first match is often another one.
export const keys = {
  newUntitled: "Control+Alt+F1",
  revertAndClose: "Control+Alt+F2",
  focusEditor: "Control+Alt+F3",
} as const;

const keybindings = [
  { key: "ctrl+alt+f1", command: "workbench.action.files.newUntitledFile" },
  { key: "ctrl+alt+f2", command: "workbench.action.revertAndCloseActiveEditor" },
  { key: "ctrl+alt+f3", command: "workbench.action.focusActiveEditorGroup" },
];

export class CodeServer {
  readonly url: string;
  /** Where the tests may put files. */
  readonly workspace: string;
  readonly state: string;
  /** The server's corrections and taught languages. */
  readonly memory: string;
  readonly #process: ChildProcess;
  readonly #keep: boolean;

  private constructor(url: string, state: string, process: ChildProcess) {
    this.url = url;
    this.state = state;
    this.workspace = join(state, "work");
    this.memory = join(state, "memory");
    this.#process = process;
    this.#keep = globalThis.process.env["LANGID_KEEP_STATE"] !== undefined;
  }

  static async start(options: CodeServerOptions = {}): Promise<CodeServer> {
    const state = freshFolder();
    const user = join(state, "data/User");
    const machine = join(state, "data/Machine");
    for (const folder of [user, machine, join(state, "work"), join(state, "memory")])
      mkdirSync(folder, { recursive: true });
    writeJson(join(user, "settings.json"), { ...quiet, ...options.settings });
    writeJson(join(user, "keybindings.json"), keybindings);
    writeJson(join(machine, "settings.json"), options.machineSettings ?? {});
    writeFileSync(join(state, "config.yaml"), ""); // without one it writes into the home folder

    const port = await freePort();
    const log = openSync(join(state, "log"), "a");
    const process = spawn(
      node(),
      [
        entry(options.app),
        ...folders(
          join(state, "data"),
          options.extensions ?? join(state, "extensions"),
          join(state, "config.yaml"),
        ),
        ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
        ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
        // A closed page's extension host would live on for three hours, and its language server with it.
        ...["--disable-getting-started-override", "--reconnection-grace-time", "1"],
        join(state, "work"),
      ],
      {
        env: environment({ LSP_LANGID_USER_DIR: join(state, "memory"), ...options.env }),
        stdio: ["ignore", log, log],
      },
    );
    const server = new CodeServer(`http://127.0.0.1:${port}/`, state, process);
    await server.#answers();
    return server;
  }

  /** Ends it, its extension hosts and their language servers, and removes its state. */
  async stop(): Promise<void> {
    const family = descendants(this.#process.pid ?? -1);
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    if (this.#process.exitCode === null && this.#process.kill("SIGTERM")) await gone;
    for (const pid of family) end(pid, "SIGKILL");
    if (!this.#keep) rmSync(this.state, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Process ids below this server whose command line has `words` in it. */
  children(words: string): number[] {
    return descendants(this.#process.pid ?? -1).filter((pid) => commandLine(pid).includes(words));
  }

  /** Writes the settings of scope "machine" anew, as a person does while the editor runs. */
  setMachineSettings(settings: Readonly<Record<string, unknown>>): void {
    writeJson(join(this.state, "data/Machine/settings.json"), settings);
  }

  writeFile(name: string, text: string): string {
    const path = join(this.workspace, name);
    writeFileSync(path, text);
    return path;
  }

  readFile(name: string): string {
    return readFileSync(join(this.workspace, name), "utf8");
  }

  async #answers(): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (this.#process.exitCode !== null) break;
      const answer = await fetch(`${this.url}healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const log = readFileSync(join(this.state, "log"), "utf8");
    await this.stop();
    throw new Error(`code-server did not start:\n${log.slice(-2000)}`);
  }
}

/** A folder with these .vsix installed, to hand to any number of servers; the caller removes it. */
export function installExtensions(vsix: readonly string[]): string {
  const state = freshFolder();
  const extensions = join(state, "extensions");
  writeFileSync(join(state, "config.yaml"), "");
  for (const file of vsix) {
    const { status, stdout, stderr } = spawnSync(
      node(),
      [
        entry(),
        ...folders(join(state, "data"), extensions, join(state, "config.yaml")),
        "--install-extension",
        file,
      ],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`${file} does not install:\n${stdout}${stderr}`);
  }
  return extensions;
}

export function freshFolder(): string {
  const parent = process.env["LANGID_STATE"] ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "langid-vscode-"));
}

function entry(app = shippedApp): string {
  return join(app, "out/node/entry.js");
}

function folders(data: string, extensions: string, config: string): string[] {
  return ["--config", config, "--user-data-dir", data, "--extensions-dir", extensions];
}

function environment(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = { ...process.env, ...changes };
  delete all["NODE_OPTIONS"]; // meant for the test runner, not for the editor
  delete all["NODE_TEST_CONTEXT"];
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

async function freePort(): Promise<number> {
  const range = process.env["LANGID_PORTS"]?.split("-").map(Number);
  if (range === undefined) return (await listening(0)) as number;
  for (let port = range[0] ?? 0; port <= (range[1] ?? 0); port += 1) {
    if ((await listening(port)) !== undefined) return port;
  }
  throw new Error(`no free port among LANGID_PORTS=${process.env["LANGID_PORTS"]}`);
}

/** The port if one could listen there, after having tried. */
function listening(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : undefined));
    });
  });
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readable(`/proc/${name}/stat`);
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    parents.set(Number(name), Number(parent));
  }
  const family = [root];
  for (const one of family) for (const [pid, parent] of parents) if (parent === one) family.push(pid);
  return family.slice(1);
}

function commandLine(pid: number): string {
  return readable(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
}

/** A file of a process that may be gone by now. */
function readable(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself
  }
}
