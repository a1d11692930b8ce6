// Answers for one detector written in JavaScript, as python_runner.py does: same lines in, same lines out.
//
//   node node_runner.js NAME NODE_MODULES
//
// Knows: how each detector is asked by default, and the clock. Never: what its words mean.
'use strict';
const fs = require('fs');
const path = require('path');
const { performance } = require('perf_hooks');
const { pathToFileURL } = require('url');

const [name, modules] = process.argv.slice(2);
const inside = (...parts) => path.join(modules, ...parts);
const versionOf = (pkg) => JSON.parse(fs.readFileSync(inside(pkg, 'package.json'), 'utf8')).version;
const WARM = 'import os\n\n\ndef size(path):\n    return os.stat(path).st_size\n';

// What the editor (1.139) does with the model's ranking: a little more for common languages, half
// less for six that prose is often taken for; nothing under 0.2; and the first is given out only if, before the first candidate
// under 0.2 is reached, some step down the ranking is a clear one.
const ADDED = {
  js: 0.05, html: 0.05, json: 0.05, ts: 0.05, css: 0.05, py: 0.05, xml: 0.05, php: 0.05,
  cpp: 0.025, sh: 0.025, java: 0.025, cs: 0.025, c: 0.025,
  bat: -0.5, ini: -0.5, makefile: -0.5, sql: -0.5, csv: -0.5, toml: -0.5,
};
const LEAST = 0.2;
const READ_BY_EDITOR = 10000;

function editorsChoice(ranking) {
  const certainty = ({ languageId, confidence }) => confidence + (ADDED[languageId] || 0);
  if (!ranking.length || ranking[0].confidence < LEAST || certainty(ranking[0]) < LEAST) { return null; }
  for (let i = 1; i < ranking.length; i++) {
    if (certainty(ranking[i - 1]) - certainty(ranking[i]) >= LEAST) { return ranking[0]; }
    if (certainty(ranking[i]) <= LEAST) { return null; }
  }
  return null;
}

async function vscode(withRule) {
  const pkg = '@vscode/vscode-languagedetection';
  const { ModelOperations } = require(inside(pkg));
  // Below 20 characters the package says nothing by default; the bare model is asked all the same.
  const model = new ModelOperations(withRule ? {} : { minContentSize: 1 });
  const chosen = (top) => (top ? [top.languageId, top.confidence] : [null, null]);
  return {
    version: versionOf(pkg),
    words: async () => (await model.runModel(WARM)).map((row) => row.languageId), // it ranks all it knows
    ask: async (text) => (withRule
      ? chosen(editorsChoice(await model.runModel(text.slice(0, READ_BY_EDITOR))))
      : chosen((await model.runModel(text))[0])),
  };
}

function highlightJs(entry) {
  const library = require(inside(entry));
  return {
    version: versionOf('highlight.js'),
    words: () => library.listLanguages(),
    ask: (text) => {
      const { language, relevance } = library.highlightAuto(text);
      return language && relevance > 0 ? [language, relevance] : [null, relevance];
    },
  };
}

async function flourite() {
  const { default: detect } = await import(pathToFileURL(inside('flourite', 'dist', 'index.mjs')).href);
  return {
    version: versionOf('flourite'),
    words: () => Object.keys(detect(WARM).statistics),
    ask: (text) => [detect(text).language, null],
  };
}

const RIVALS = {
  'vscode': () => vscode(true),
  'vscode-raw': () => vscode(false),
  'hljs': () => highlightJs('highlight.js'),
  'hljs-common': () => highlightJs('highlight.js/lib/common'),
  'flourite': flourite,
};

function peakMb() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'latin1'))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const say = (line) => fs.writeSync(1, JSON.stringify({ ...line, peak_mb: peakMb() }) + '\n');

// At line feeds only: readline also breaks at U+2028, which may stand in a text.
async function* lines(stream) {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const parts = chunk.split('\n');
    parts[0] = rest + parts[0];
    rest = parts.pop();
    yield* parts;
  }
}

async function main() {
  console.log = console.info = console.warn = console.error; // what a rival prints is not an answer
  let begin = performance.now();
  const rival = await RIVALS[name]();
  await rival.ask(WARM);
  say({ version: rival.version, load_s: (performance.now() - begin) / 1e3, batches: false });
  for await (const line of lines(process.stdin)) {
    const { text, words } = JSON.parse(line);
    if (words) {
      say({ words: await rival.words() });
      continue;
    }
    const said = {};
    let got = [null, null];
    const before = process.cpuUsage();
    begin = performance.now();
    try {
      got = await rival.ask(text);
    } catch (error) { // a rival that falls over has said nothing
      said.error = String((error && error.message) || error).slice(0, 300);
    }
    said.ms = performance.now() - begin;
    const used = process.cpuUsage(before);
    said.cpu_ms = (used.user + used.system) / 1e3;
    [said.word, said.confidence] = got;
    say(said);
  }
  process.exit(0);
}

main().catch((error) => { console.error(error); process.exit(1); });
