// Stands in for a later lsp-langid: speaks LSP, says that its own protocol is number 2, and does nothing else.
let input = Buffer.alloc(0);

process.stdin.on("data", (chunk) => {
  input = Buffer.concat([input, chunk]);
  for (;;) {
    const head = input.indexOf("\r\n\r\n");
    const length = Number(/Content-Length: (\d+)/i.exec(input.subarray(0, head).toString())?.[1]);
    if (head < 0 || input.length < head + 4 + length) return;
    handle(JSON.parse(input.subarray(head + 4, head + 4 + length).toString()));
    input = input.subarray(head + 4 + length);
  }
});
process.stdin.on("end", () => process.exit(1));

function handle({ id, method }) {
  if (method === "exit") process.exit(0);
  if (id === undefined) return;
  const result =
    method === "initialize"
      ? {
          capabilities: {
            textDocumentSync: { openClose: true, change: 2 },
            experimental: { langid: { protocol: 2 } },
          },
          serverInfo: { name: "lsp-langid", version: "9.9.9" },
        }
      : null;
  const body = JSON.stringify({ jsonrpc: "2.0", id, result });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
