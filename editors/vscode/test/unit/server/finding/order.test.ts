import assert from "node:assert/strict";
import { test } from "node:test";
import { findServer, type Places } from "../../../../src/server/finding/order.ts";

const NOWHERE: Places = {
  setting: () => [],
  variable: () => undefined,
  environment: async () => undefined,
  onPath: async () => undefined,
  python: async () => undefined,
  standing: async () => "executable",
  expand: (path) => path,
};

const EVERYWHERE: Places = {
  ...NOWHERE,
  setting: () => ["/setting/langid", "serve", "--here"],
  variable: () => "/variable/langid",
  environment: async () => "/own/langid",
  onPath: async (name) => `/path/${name}`,
  python: async () => "/usr/bin/python3",
};

async function sourceOf(places: Places): Promise<string> {
  const finding = await findServer(places);
  return "found" in finding ? finding.found.source : finding.problem.kind;
}

test("the places are asked in their order", async () => {
  const places = { ...EVERYWHERE };
  const order = [await sourceOf(places)];
  for (const place of ["setting", "variable", "environment", "onPath", "python"] as const) {
    Object.assign(places, { [place]: NOWHERE[place] });
    order.push(await sourceOf(places));
  }
  assert.deepEqual(order, ["setting", "variable", "environment", "path", "python", "missing"]);
});

test("a later place is not looked at when an earlier one has an answer", async () => {
  const python = () => assert.fail("nobody should have asked the Python extension");
  assert.equal(await sourceOf({ ...EVERYWHERE, python }), "setting");
});

test("what the setting says is run as it is written", async () => {
  assert.deepEqual(await findServer(EVERYWHERE), {
    found: {
      source: "setting",
      base: { command: "/setting/langid", args: [] },
      serve: ["serve", "--here"],
    },
  });
});

test("the interpreter of the Python extension runs the server as a module", async () => {
  assert.deepEqual(await findServer({ ...NOWHERE, python: EVERYWHERE.python }), {
    found: {
      source: "python",
      base: { command: "/usr/bin/python3", args: ["-m", "lsp_langid"] },
      serve: ["serve"],
    },
  });
});

test("a setting that names nothing is said, and nothing else is run instead", async () => {
  const places: Places = { ...EVERYWHERE, standing: async () => "absent" };
  const problem = { kind: "notFound", command: "/setting/langid", source: "setting" };
  assert.deepEqual(await findServer(places), { problem });
});

test("so is a variable that names what cannot be run", async () => {
  const places: Places = { ...EVERYWHERE, setting: () => [], standing: async () => "notExecutable" };
  const problem = { kind: "notExecutable", command: "/variable/langid", source: "variable" };
  assert.deepEqual(await findServer(places), { problem });
});

test("a name in the setting is looked up on the PATH", async () => {
  const places: Places = { ...NOWHERE, setting: () => ["my-langid"], onPath: async (name) => `/bin/${name}` };
  const finding = await findServer(places);
  assert.deepEqual("found" in finding && finding.found.base.command, "/bin/my-langid");
  const problem = { kind: "notFound", command: "my-langid", source: "setting" };
  assert.deepEqual(await findServer({ ...places, onPath: NOWHERE.onPath }), { problem });
});

test("a setting that is no list is said", async () => {
  assert.deepEqual(await findServer({ ...EVERYWHERE, setting: () => undefined }), {
    problem: { kind: "badSetting" },
  });
});
