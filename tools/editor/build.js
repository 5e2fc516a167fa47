// Bundles codemirror.js, and gathers the licence of every package that is in the bundle.

import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const ASSETS = new URL('../../graph/drawing/component/assets/', import.meta.url);
const made = await build({
  entryPoints: ['codemirror.js'], bundle: true, format: 'esm', minify: true, target: 'es2020', metafile: true,
  legalComments: 'none', charset: 'utf8', outfile: new URL('codemirror.min.js', ASSETS).pathname,
});
const inside = Object.keys(made.metafile.inputs).map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
const texts = new Map();
for (const name of [...new Set(inside.filter(Boolean))].sort()) {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  if (license !== 'MIT') throw new Error(`${name} is under ${license}`);
  const text = readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim();
  texts.set(text, [...(texts.get(text) || []), `${name} ${version}`]);
}
const all = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`);
writeFileSync(new URL('codemirror.LICENSE-MIT.txt', ASSETS), all);
