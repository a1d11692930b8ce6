// Where the things are that the tests drive: the workbench, the browser, the server, the samples.
//
// Knows paths and what to say when one is missing. Never: how any of them is started.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** The folder of the extension, and the checkout around it. */
export const extensionFolder = resolve(import.meta.dirname, "../..");
export const checkout = resolve(extensionFolder, "../..");

export const cache = process.env["LANGID_EDITORS_CACHE"] ?? join(homedir(), ".cache/lsp-langid/editors");

/** The app as it was installed; tools/workbench/repaired.mts makes another one. */
export const shippedApp = join(cache, "code-server/app/node_modules/code-server");

export function node(): string {
  return there(join(cache, "code-server/bin/node"), "run tools/install-workbench.sh");
}

export function chromium(): string {
  const named = process.env["LANGID_CHROMIUM"];
  if (named !== undefined) return there(named, "LANGID_CHROMIUM names no file");
  const found = ["chromium", "chromium-browser", "google-chrome"]
    .map(onPath)
    .find((one) => one !== undefined);
  if (found === undefined)
    throw new Error("no Chromium on the path: run tools/install-workbench.sh, or set LANGID_CHROMIUM");
  return found;
}

/** The program that the extension under test starts: `LSP_LANGID`, or the one on the path. */
export function languageServer(): string {
  const found = process.env["LSP_LANGID"] ?? onPath("lsp-langid");
  if (found === undefined)
    throw new Error("no lsp-langid on the path: `pip install -e .` in the checkout, or set LSP_LANGID");
  return there(resolve(found), "LSP_LANGID names no file");
}

/** What `npm run package` made, or another .vsix that LANGID_VSIX names. */
export function vsix(): string {
  const { name, version } = JSON.parse(readFileSync(join(extensionFolder, "package.json"), "utf8")) as {
    name: string;
    version: string;
  };
  const made = join(extensionFolder, "dist-vsix", `${name}-${version}.vsix`);
  return there(process.env["LANGID_VSIX"] ?? made, "run npm run package");
}

export interface Sample {
  readonly file: string;
  readonly text: string;
  /** Our id; null for prose. */
  readonly language: string | null;
  /** VS Code's id that the status bar should come to. */
  readonly vscode: string;
  /** A text that the shipped model does not name. */
  readonly silent: boolean;
}

export function samples(): Sample[] {
  const folder = join(checkout, "editors/samples");
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<
    string,
    { language: string | null; vscode: string; silent?: boolean }
  >;
  return Object.entries(expected).map(([file, { language, vscode, silent }]) => ({
    file,
    text: readFileSync(join(folder, file), "utf8"),
    language,
    vscode,
    silent: silent ?? false,
  }));
}

export function sample(file: string): Sample {
  const found = samples().find((one) => one.file === file);
  if (found === undefined) throw new Error(`no ${file} in editors/samples`);
  return found;
}

/** What VS Code's status bar calls a language id, read from the manifests of the extensions it comes with. */
export function displayName(languageId: string): string {
  if (languageId === "plaintext") return "Plain Text"; // the core's own, in no manifest
  const extensions = join(shippedApp, "lib/vscode/extensions");
  const manifests = readdirSync(extensions).map((name) => join(extensions, name, "package.json"));
  for (const manifest of manifests.filter(existsSync)) {
    const { contributes } = JSON.parse(readFileSync(manifest, "utf8")) as {
      contributes?: { languages?: { id: string; aliases?: string[] }[] };
    };
    const alias = contributes?.languages?.find((one) => one.id === languageId && one.aliases)?.aliases?.[0];
    if (alias !== undefined) return alias;
  }
  throw new Error(`VS Code comes with no language ${languageId}`);
}

function onPath(program: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((candidate) => existsSync(candidate));
}

function there(path: string, otherwise: string): string {
  if (!existsSync(path)) throw new Error(`no ${path}: ${otherwise}`);
  return path;
}
