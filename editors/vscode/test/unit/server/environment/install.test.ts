import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { install } from "../../../../src/server/environment/install.ts";
import { serverIn } from "../../../../src/server/environment/layout.ts";
import { EnvironmentStore } from "../../../../src/server/environment/store.ts";
import type { InstallStep, Problem } from "../../../../src/server/problem.ts";
import { ProblemError } from "../../../../src/server/problemError.ts";

// A program that plays Python: it answers what it is, "makes" an environment with itself in it, and "installs" a server.
// The file `fails` beside it says which step goes wrong, and how.
const PYTHON = `#!/bin/sh
here=$(cat "$0.home" 2>/dev/null || dirname "$0")
fails=$(cat "$here/fails" 2>/dev/null)
case "$*" in
  -c*) echo '[[3, 11, 7], true]' ;;
  "-m venv "*)
    case "$fails" in venv*) echo "\${fails#venv }" >&2; exit 1 ;; esac
    mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo "$here" > "$3/bin/python.home" ;;
  "-m pip "*)
    case "$fails" in
      packages*) echo "\${fails#packages }" >&2; exit 1 ;;
      waits) echo waiting; exec sleep 60 ;;
    esac
    code=0; case "$fails" in doctor*) code=1 ;; esac
    printf '#!/bin/sh\\necho numpy is broken\\nexit %s\\n' $code > "$(dirname "$0")/lsp-langid"
    chmod +x "$(dirname "$0")/lsp-langid" ;;
esac
`;

let home = "";
let store: EnvironmentStore;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "install-"));
  await mkdir(join(home, "wheel"));
  await writeFile(join(home, "wheel", "lsp_langid-0.1.0-py3-none-any.whl"), "");
  await writeFile(join(home, "python3"), PYTHON);
  await chmod(join(home, "python3"), 0o755);
  store = new EnvironmentStore(join(home, "storage"), join(home, "wheel"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

interface Attempt {
  readonly steps: InstallStep[];
  readonly problem: Problem | undefined;
}

async function attempt(
  options: { signal?: AbortSignal; onLine?: (line: string) => void } = {},
): Promise<Attempt> {
  const steps: InstallStep[] = [];
  try {
    await install({
      store,
      folder: home,
      pythons: async () => [{ command: join(home, "python3"), args: [] }],
      proxy: undefined,
      signal: options.signal ?? new AbortController().signal,
      onStep: (step) => steps.push(step),
      onLine: options.onLine ?? (() => {}),
    });
    return { steps, problem: undefined };
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    return { steps, problem: error.problem };
  }
}

const fails = (how: string) => writeFile(join(home, "fails"), how);
const environments = () => readdir(join(home, "storage", "server"));

test("an environment is made step by step, and is the one to run from then on", async () => {
  assert.equal(await store.use(), undefined);
  const { steps, problem } = await attempt();
  assert.equal(problem, undefined);
  assert.deepEqual(steps, ["folder", "python", "venv", "packages", "doctor"]);
  const [folder = ""] = await environments();
  const path = join(home, "storage", "server", folder);
  assert.deepEqual(await store.use(), { server: serverIn(path), outdated: false });
  assert.deepEqual(JSON.parse(await readFile(join(path, "ready.json"), "utf8")), {
    version: "0.1.0",
    python: "3.11.7",
  });
});

const FAILURES = [
  ["venv Error: No module named ensurepip", "noVenv", "venv"],
  ["packages Failed to establish a new connection", "noNetwork", "packages"],
  ["packages No space left on device", "noSpace", "packages"],
  ["packages something else", "installFailed", "packages"],
  ["doctor", "installFailed", "doctor"],
] as const;
for (const [how, kind, last] of FAILURES) {
  test(`when it goes wrong with "${how}", that is said and nothing is left`, async () => {
    await fails(how);
    const { steps, problem } = await attempt();
    assert.equal(problem?.kind, kind);
    assert.equal(steps.at(-1), last);
    assert.deepEqual(await environments(), []);
    assert.equal(await store.use(), undefined);
  });
}

test("a failed attempt does not touch the environment that works", async () => {
  await attempt();
  const before = await store.use();
  await fails("packages Connection refused");
  await attempt();
  assert.deepEqual(await store.use(), before);
});

test("it can be cancelled, and what was begun is removed", async () => {
  await fails("waits");
  const cancel = new AbortController();
  const onLine = (line: string) => {
    if (line === "waiting") cancel.abort();
  };
  const { problem } = await attempt({ signal: cancel.signal, onLine });
  assert.deepEqual(problem, { kind: "cancelled" });
  assert.deepEqual(await environments(), []);
});

test("without a Python that is said", async () => {
  await writeFile(join(home, "python3"), "#!/bin/sh\nexit 9\n");
  assert.deepEqual((await attempt()).problem, { kind: "noPython" });
});

test("without a wheel nothing is begun", async () => {
  await rm(join(home, "wheel"), { recursive: true });
  assert.deepEqual(await attempt(), { steps: [], problem: { kind: "noWheel" } });
});

test("storage that cannot be written is named", async () => {
  await writeFile(join(home, "storage"), "a file where a folder should be");
  const folder = join(home, "storage", "server");
  assert.deepEqual((await attempt()).problem, { kind: "readOnly", folder });
});

test("after an update of the extension the environment is outdated, but runs until there is another", async () => {
  await attempt();
  const before = await store.use();
  await rm(join(home, "wheel"), { recursive: true });
  await mkdir(join(home, "wheel"));
  await writeFile(join(home, "wheel", "lsp_langid-0.2.0-py3-none-any.whl"), "");
  assert.deepEqual(await store.use(), { server: before?.server, outdated: true });
});

test("removing takes all of it away, and says whether there was anything", async () => {
  await attempt();
  assert.equal(await store.removeAll(), true);
  assert.equal(await store.use(), undefined);
  assert.equal(await store.removeAll(), false);
});
