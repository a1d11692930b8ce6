// Entry of the bundle that the extension host runs.
import "./documents.test.ts";
import "./commands.test.ts";
import "./language_features.test.ts";
import { closeAll } from "./extension.ts";
import { runAll } from "./suite.ts";

export function run(): Promise<void> {
  return runAll(closeAll);
}
