import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const skipped = /^(node_modules|\.saman|artefacts|dist)\//;

const files = globSync('**/*.ts', { cwd: root })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => !skipped.test(file));

/** What a file imports: paths from the root for its own files, package names for the rest. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(resolve(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => {
    const target = (match[1] ?? match[2] ?? match[3]) as string;
    if (!target.startsWith('.')) return target;
    return relative(root, resolve(root, dirname(file), target))
      .split(sep)
      .join('/');
  });
}

/** Who may import whom (docs/architecture.md): own rooms, and packages. `*`: any package. */
const rules: readonly {
  readonly room: RegExp;
  readonly rooms: RegExp;
  readonly packages: RegExp;
}[] = [
  { room: /^bot\//, rooms: /^bot\//, packages: /^(zod|temporal-polyfill)$/ },
  { room: /^cards\//, rooms: /^(bot|cards)\//, packages: /^(zod|temporal-polyfill)$/ },
  { room: /^db\//, rooms: /^(bot|db)\//, packages: /./ },
  { room: /^demo\//, rooms: /^(bot|demo)\/|^adapters\/web\/demo-controls\.ts$/, packages: /./ },
  { room: /^adapters\/web\//, rooms: /^(bot|cards|adapters\/web)\//, packages: /./ },
  {
    room: /^adapters\/slack\//,
    rooms: /^(bot|cards|adapters\/slack)\//,
    packages: /^(@slack\/|express$|zod$|node:)/,
  },
  {
    room: /^adapters\/teams\//,
    rooms: /^(bot|cards|adapters\/teams)\//,
    packages:
      /^(jose$|botbuilder$|botframework-connector$|@microsoft\/app-manifest$|@resvg\/resvg-js$|fflate$|express$|zod$|node:)/,
  },
  { room: /^tests\//, rooms: /./, packages: /./ },
  { room: /^[^/]+\.ts$/, rooms: /^(?!tests\/)/, packages: /./ },
];

describe('who may import whom', () => {
  test('every file belongs to a room', () => {
    expect(files.filter((file) => !rules.some((rule) => rule.room.test(file)))).toEqual([]);
  });

  test.each(files)('%s', (file) => {
    const rule = rules.find((one) => one.room.test(file));
    if (!rule) throw new Error(`${file} is in no room`);
    const isOwn = (target: string) => /\.(ts|mjs|json|csv)$/.test(target);
    const wrong = importsOf(file).filter((target) =>
      isOwn(target) ? !rule.rooms.test(target) : !rule.packages.test(target),
    );
    expect(wrong).toEqual([]);
  });
});

test('no folder is named after having no noun', () => {
  const folders = new Set(files.flatMap((file) => file.split('/').slice(0, -1)));
  expect([...folders].filter((folder) => /^(shared|utils?|helpers?|common|misc)$/.test(folder))).toEqual([]);
});

test('only config.ts reads the environment, and only the clocks ask what time it is', () => {
  const source = files.filter((file) => !file.startsWith('tests/') && file !== 'drizzle.config.ts');
  const using = (pattern: RegExp) =>
    source.filter((file) => pattern.test(readFileSync(resolve(root, file), 'utf8')));
  expect(using(/process\.env\b/)).toEqual(['config.ts']);
  const ambient = using(/\bDate\.now\(\)|new Date\(\)|Temporal\.Now\b/);
  expect(
    ambient.filter(
      (file) => !['main.ts', 'programs.ts', 'adapters/web/client'].some((ok) => file.startsWith(ok)),
    ),
  ).toEqual([]);
});
