import assert from "node:assert/strict";
import { test } from "node:test";
import { blame } from "../../../../src/server/environment/blame.ts";
import type { InstallStep } from "../../../../src/server/problem.ts";

const facts = { folder: "/storage", python: "/usr/bin/python3" };
const kindOf = (step: InstallStep, line: string) => blame(step, ["Collecting numpy", line], facts).kind;

const NETWORK = [
  "WARNING: Retrying after connection broken by 'NewConnectionError(': Failed to establish a new connection: [Errno -2] Name or service not known'",
  "socket.gaierror: [Errno 11001] getaddrinfo failed",
  "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))",
  "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))",
  "ReadTimeoutError(\"HTTPSConnectionPool(host='example.org', port=443): Read timed out.\")",
];
for (const line of NETWORK) {
  test(`pip that says "${line.slice(0, 60)}…" has no network`, () =>
    assert.equal(kindOf("packages", line), "noNetwork"));
}

test("a full disk is told from every other reason", () => {
  assert.equal(kindOf("packages", "ERROR: [Errno 28] No space left on device"), "noSpace");
});

test("a Python without ensurepip cannot make environments", () => {
  const line = "The virtual environment was not created successfully because ensurepip is not available.";
  assert.equal(kindOf("venv", line), "noVenv");
});

test("a folder that cannot be written is named", () => {
  const problem = blame("venv", ["Error: [Errno 30] Read-only file system: '/storage/bin'"], facts);
  assert.deepEqual(problem, { kind: "readOnly", folder: "/storage" });
});

test("what is not understood is shown by its last lines", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  const problem = blame("doctor", lines, facts);
  assert.deepEqual(problem, {
    kind: "installFailed",
    step: "doctor",
    lastWords: lines.slice(-6).join("\n"),
  });
});
