// npm run check, npm run format: StyLua over the plugin's Lua, from the package that holds it as a library.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CallParenType, Config, formatCode, IndentType, OutputVerification, QuoteStyle } from "@johnnymorganz/stylua";

const folder = join(import.meta.dirname, "..");
const write = process.argv.includes("--write");

const words = { indent_type: IndentType, quote_style: QuoteStyle, call_parentheses: CallParenType };

// The library reads no file, so the few options of stylua.toml are handed over one by one.
function config() {
  const one = Config.new();
  const options = readFileSync(join(folder, "stylua.toml"), "utf8").matchAll(/^(\w+) = "?(\w+)"?$/gm);
  for (const [, name, value] of options) one[name] = words[name]?.[value] ?? Number(value);
  return one;
}

const files = globSync("{lua,lsp,plugin,tests,bench}/**/*.lua", { cwd: folder }).sort();
const different = files.filter((name) => {
  const path = join(folder, name);
  const before = readFileSync(path, "utf8");
  const after = formatCode(before, config(), undefined, OutputVerification.None);
  if (after !== before && write) writeFileSync(path, after);
  return after !== before;
});

for (const name of different) console.log(write ? `formatted ${name}` : `${name} is not as StyLua writes it`);
console.log(`${files.length} files, ${different.length} ${write ? "formatted" : "to be formatted: npm run format"}`);
process.exitCode = different.length > 0 && !write ? 1 : 0;
