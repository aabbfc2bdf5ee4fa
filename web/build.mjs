// Builds web/dist/report.html: the page with its style and script inside, and the hole that src/view/report.c fills.
// usage: node build.mjs [output file]
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, 'dist', 'report.html');

const result = await build({
  absWorkingDir: here,
  entryPoints: ['src/main.tsx', 'src/style.css'],
  outdir: 'out',
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome110', 'firefox110', 'safari16'],
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  metafile: true,
  write: false,
});

const text = (ending) => result.outputFiles.find((file) => file.path.endsWith(ending)).text.trim();
const hash = (body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`;

// The licences of what is bundled ask to go with it: each text once, under the packages that have it.
function licences() {
  const packages = new Set();
  for (const input of Object.keys(result.metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  const texts = new Map();
  for (const name of [...packages].sort()) {
    const licence = readFileSync(join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim();
    texts.set(licence, [...(texts.get(licence) ?? []), name]);
  }
  return [...texts].map(([licence, names]) => `${names.join(', ')}\n\n${licence}`).join('\n\n');
}

const script = text('.js');
const style = text('.css');
if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its own element');

const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
const page = readFileSync(join(here, 'src', 'report.html'), 'utf8')
  .replace('{{policy}}', () => policy)
  .replace('{{style}}', () => style)
  .replace('{{script}}', () => script)
  .replace('{{licences}}', () => licences());
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, page);
console.error(`${output}: ${page.length} characters`);
