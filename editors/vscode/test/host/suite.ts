// A runner that fits into the extension host: collects tests, runs them in order, prints TAP.
//
// Knows no editor. The host has no place for node's own runner, which wants the process for itself.

interface Test {
  readonly sentence: string;
  readonly body: () => Promise<void>;
}

const tests: Test[] = [];

export function test(sentence: string, body: () => Promise<void>): void {
  tests.push({ sentence, body });
}

/** Rejects when a test failed: that is what the workbench takes for an exit code. */
export async function runAll(afterEach: () => Promise<void>): Promise<void> {
  const failed: string[] = [];
  console.log(`TAP 1..${tests.length}`);
  for (const [index, { sentence, body }] of tests.entries()) {
    const began = Date.now();
    try {
      await body();
      console.log(`TAP ok ${index + 1} - ${sentence} # ${Date.now() - began} ms`);
    } catch (error) {
      failed.push(sentence);
      console.log(
        `TAP not ok ${index + 1} - ${sentence}\n${error instanceof Error ? error.stack : String(error)}`,
      );
    }
    await afterEach();
  }
  if (failed.length > 0) throw new Error(`${failed.length} of ${tests.length} failed: ${failed.join("; ")}`);
}
