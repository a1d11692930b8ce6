// What the parts of the user interface share. It knows their names and nothing else.

import type { Pauses } from "../apply/pauses.ts";
import type { Standings } from "../apply/standings.ts";
import type { LanguageServer } from "../server/server.ts";
import type { Languages } from "./languages.ts";

export interface Parts {
  readonly server: LanguageServer;
  readonly standings: Standings;
  readonly pauses: Pauses;
  readonly languages: Languages;
  /** Where programs are run: Python imports from there, so it must be no folder of a workspace. */
  readonly folder: string;
}
