// Makes the .vsix: the project's wheel into wheel/, the bundle into dist/, both and the rest into dist-vsix/.
// PYTHON names the Python that builds the wheel; python3 when it is not set.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const project = join(here, "..", "..");
const python = process.env.PYTHON ?? (process.platform === "win32" ? "py" : "python3");

function run(command, args, env = process.env) {
  execFileSync(command, args, { cwd: here, env, stdio: "inherit" });
}

// An older wheel would be packed, too, and the extension would not know which one is meant.
rmSync(join(here, "wheel"), { recursive: true, force: true });
mkdirSync(join(here, "wheel"));
// One wheel for every machine, so without the kernel that this one's compiler could make.
const pure = { ...process.env, LSP_LANGID_PURE: "1" };
run(
  python,
  ["-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", join(here, "wheel"), project],
  pure,
);

run(process.execPath, [join(here, "tools", "build.mjs")]);

const { name, version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const file = join(here, "dist-vsix", `${name}-${version}.vsix`);
mkdirSync(dirname(file), { recursive: true });
const vsce = join(here, "node_modules", "@vscode", "vsce", "vsce");
// Dependencies are in the bundle.
run(process.execPath, [
  vsce,
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  file,
]);

const megabytes = (path) => (statSync(path).size / 1e6).toFixed(2);
const [wheel] = readdirSync(join(here, "wheel"));
console.log(`${wheel}: ${megabytes(join(here, "wheel", wheel))} MB`);
console.log(`${name}-${version}.vsix: ${megabytes(file)} MB`);
