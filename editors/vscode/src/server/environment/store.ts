// Our own environments on the disk: which there are, which is run, which go. It knows files; what they mean, layout.ts
// says, and how one is made, install.ts.

import { mkdir, readdir, rm, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../problemError.ts";
import {
  bestOf,
  type Environment,
  folderName,
  READY,
  readFolderName,
  serverIn,
  superfluous,
  wheelVersion,
} from "./layout.ts";

export class EnvironmentStore {
  readonly #root: string;
  readonly #wheelFolder: string;

  /** `storage` is the extension's own folder, `wheelFolder` lies in the extension as it was installed. */
  constructor(storage: string, wheelFolder: string) {
    this.#root = join(storage, "server");
    this.#wheelFolder = wheelFolder;
  }

  /** The wheel that came with the extension; a checkout has none until it was packaged. */
  async wheel(): Promise<{ readonly path: string; readonly version: string } | undefined> {
    for (const name of await namesIn(this.#wheelFolder)) {
      const version = wheelVersion(name);
      if (version !== undefined) return { path: join(this.#wheelFolder, name), version };
    }
    return undefined;
  }

  /** The environment to run, marked as used. */
  async use(): Promise<{ readonly server: string; readonly outdated: boolean } | undefined> {
    const wanted = (await this.wheel())?.version;
    const all = await this.#list();
    const best = bestOf(all, wanted);
    if (best === undefined) return undefined;
    const now = new Date();
    await utimes(join(best.folder, READY), now, now).catch(() => {}); // a read-only home may still run it
    for (const one of superfluous(all, best, now.getTime())) void this.discard(one.folder);
    return { server: serverIn(best.folder), outdated: wanted !== undefined && best.version !== wanted };
  }

  /** A new folder to make one in; rejects with a ProblemError when the storage cannot be written. */
  async begin(version: string): Promise<string> {
    const folder = join(this.#root, folderName(version, Date.now()));
    try {
      await mkdir(folder, { recursive: true });
      const probe = join(folder, "probe");
      await writeFile(probe, "");
      await unlink(probe);
    } catch (error) {
      const full = (error as NodeJS.ErrnoException).code === "ENOSPC";
      throw new ProblemError({ kind: full ? "noSpace" : "readOnly", folder: this.#root }, error);
    }
    return folder;
  }

  /** From now on it is one that may be run. */
  async finish(folder: string, facts: object): Promise<void> {
    await writeFile(join(folder, READY), `${JSON.stringify(facts, null, 2)}\n`);
  }

  async discard(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {}); // the next start tries again
  }

  /** Removes all of them; false when there was none. */
  async removeAll(): Promise<boolean> {
    const some = (await namesIn(this.#root)).length > 0;
    await rm(this.#root, { recursive: true, force: true, maxRetries: 3 });
    return some;
  }

  async #list(): Promise<Environment[]> {
    const environments: Environment[] = [];
    for (const name of await namesIn(this.#root)) {
      const parts = readFolderName(name);
      if (parts === undefined) continue;
      const folder = join(this.#root, name);
      const used = await stat(join(folder, READY)).then(
        (file) => file.mtimeMs,
        () => undefined,
      );
      environments.push({ folder, used, ...parts });
    }
    return environments;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
