import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProtocol } from "../../../src/server/protocol.ts";
import { PROTOCOL } from "../../../src/wire.ts";

const serverInfo = { version: "0.9.0" };

test("a server that speaks our protocol is taken", () => {
  const capabilities = { experimental: { langid: { protocol: PROTOCOL } } };
  assert.equal(checkProtocol({ capabilities, serverInfo }), undefined);
});

test("a newer protocol is refused, with both versions", () => {
  const capabilities = { experimental: { langid: { protocol: PROTOCOL + 1 } } };
  const problem = { kind: "protocol", theirs: PROTOCOL + 1, version: "0.9.0" };
  assert.deepEqual(checkProtocol({ capabilities, serverInfo }), problem);
});

for (const experimental of [undefined, null, 1, {}, { langid: null }, { langid: { protocol: "1" } }]) {
  test(`a server that says ${JSON.stringify(experimental)} instead of a protocol is refused`, () => {
    const problem = { kind: "protocol", theirs: undefined, version: "0.9.0" };
    assert.deepEqual(checkProtocol({ capabilities: { experimental }, serverInfo }), problem);
  });
}

test("so is one that says nothing at all", () => {
  const problem = { kind: "protocol", theirs: undefined, version: undefined };
  assert.deepEqual(checkProtocol(undefined), problem);
});
