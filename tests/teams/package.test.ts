import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePackage, type PackageSettings } from '../../adapters/teams/package/package.ts';
import { wordsOf } from '../../adapters/teams/package/words/words.ts';
import { languages } from '../../bot/people/person.ts';
import { understand } from '../../cards/understand.ts';
import { readPng } from './package-png.ts';

const settings: PackageSettings = {
  appId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  publicUrl: 'https://saman.elverum.example',
  privacyUrl: 'https://elverum.example/personvern',
  supportUrl: 'https://elverum.example/hjelp',
  operator: 'Elverum kommune',
};

async function filesFor(given: Partial<PackageSettings> = {}): Promise<Record<string, Uint8Array>> {
  const made = await makePackage({ ...settings, ...given });
  if (made.kind !== 'made') throw new Error(JSON.stringify(made));
  return unzipSync(made.zip);
}

const read = (file: Uint8Array | undefined) => JSON.parse(strFromU8(file ?? new Uint8Array()));
const root = new URL('../../', import.meta.url);

/** What the schema that comes with Microsoft's package has against it, by another validator than the program's. */
function problems(name: string, version: string, content: unknown): unknown {
  const entry = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  const file = entry.replace(/index\.js$/, `json-schemas/teams/v${version}/${name}.schema.json`);
  const { $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  // nothing in it means another thing in draft 04 than it does to Ajv
  const uri = (text: string) => URL.canParse(text);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri } });
  const validate = ajv.compile(schema);
  validate(content);
  return validate.errors ?? [];
}

let files: Record<string, Uint8Array>;
let manifest: ReturnType<typeof read>;
beforeAll(async () => {
  files = await filesFor();
  manifest = read(files['manifest.json']);
});
const further = (): readonly { languageTag: string; file: string }[] =>
  manifest.localizationInfo.additionalLanguages;

describe('the package', () => {
  test('holds the manifest, two pictures and a file for each further language, at its root', () => {
    expect(Object.keys(files).sort()).toEqual(
      ['manifest.json', 'color.png', 'outline.png', ...further().map(({ file }) => file)].sort(),
    );
    expect(manifest.localizationInfo.defaultLanguageTag).toBe('nb-no');
    expect(further().map(({ languageTag }) => languageTag)).toEqual(['nn-no', 'en', 'en-gb']);
  });

  test('is as Microsoft’s schemas have it', () => {
    const { manifestVersion } = manifest;
    expect(problems('MicrosoftTeams', manifestVersion, manifest)).toEqual([]);
    for (const { file } of further())
      expect(problems('MicrosoftTeams.Localization', manifestVersion, read(files[file]))).toEqual([]);
    // a manifest and its files are of one version
    for (const name of ['manifest.json', ...further().map(({ file }) => file)])
      expect(read(files[name]).$schema).toContain(`/teams/v${manifestVersion}/`);
    expect(problems('MicrosoftTeams', manifestVersion, { ...manifest, accentColor: 'teal' })).not.toEqual([]);
  });

  test('is the same, byte for byte, each time and in each time zone', async () => {
    const bytes = async () => {
      const made = await makePackage(settings);
      return made.kind === 'made' ? Buffer.from(made.zip).toString('base64') : made.kind;
    };
    const before = process.env.TZ;
    const zones = ['Europe/Oslo', 'Pacific/Auckland', 'America/Anchorage'];
    const made = new Set<string>();
    for (const zone of zones) {
      process.env.TZ = zone;
      made.add(await bytes());
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(made.size).toBe(1);
  });

  test('names no other chat, and no secret', () => {
    for (const file of Object.values(files)) expect(strFromU8(file)).not.toMatch(/slack|discord|password/i);
  });
});

describe('the manifest', () => {
  test('is of this app, this version and who runs it', () => {
    expect(manifest).toMatchObject({
      id: settings.appId,
      version: JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version,
      developer: {
        name: 'Elverum kommune',
        websiteUrl: settings.supportUrl,
        privacyUrl: settings.privacyUrl,
        termsOfUseUrl: settings.privacyUrl,
      },
      icons: { color: 'color.png', outline: 'outline.png' },
    });
    expect(manifest.description.full).toContain('hos Elverum kommune');
  });

  test('has one bot, in all three kinds of conversation, that takes no files', () => {
    expect(manifest.bots).toHaveLength(1);
    expect(manifest.bots[0]).toMatchObject({
      botId: settings.appId,
      scopes: ['personal', 'team', 'groupChat'],
      supportsFiles: false,
      isNotificationOnly: false,
    });
  });

  test('asks for the least', () => {
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
    for (const absent of ['webApplicationInfo', 'authorization', 'devicePermissions', 'validDomains'])
      expect(manifest).not.toHaveProperty(absent);
  });

  test('calls itself Saman where nobody has said who runs it', async () => {
    const alone = read((await filesFor({ operator: null }))['manifest.json']);
    expect(alone.developer.name).toBe('Saman');
    expect(alone.description.full).toContain('hos den som drifter Saman for dere');
  });

  test('takes the longest name of who runs it', async () => {
    const operator = 'Ø'.repeat(32);
    expect(read((await filesFor({ operator }))['manifest.json']).developer.name).toBe(operator);
  });
});

describe('what is said', () => {
  const lists = (): readonly { scopes: readonly string[]; commands: readonly { title: string }[] }[] =>
    manifest.bots[0].commandLists;

  test.each(languages)('%s is short enough, and calm', (language) => {
    const { full, short, description, suggestions } = wordsOf(language);
    const long = description('O'.repeat(32)).join('\n\n');
    expect(full.length).toBeLessThanOrEqual(100);
    expect(short.length).toBeLessThanOrEqual(80);
    expect(long.length).toBeLessThanOrEqual(4000);
    for (const { title, does } of Object.values(suggestions)) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(does.length).toBeLessThanOrEqual(128);
    }
    expect(JSON.stringify([full, short, long, suggestions])).not.toMatch(/!|brukeren|the user|slack/i);
  });

  test.each(languages)('%s suggests what Saman understands', (language) => {
    for (const [name, { title }] of Object.entries(wordsOf(language).suggestions))
      expect([title, understand(title).intent]).toEqual([title, name]);
  });

  test('each kind of conversation has its own list, of ten at most', () => {
    expect(lists().map(({ scopes }) => scopes)).toEqual([['personal'], ['team'], ['groupChat']]);
    for (const { commands } of lists()) {
      expect(commands.length).toBeGreaterThan(0);
      expect(commands.length).toBeLessThanOrEqual(10);
      expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    }
    // one's own settings and codes are nobody else's
    const together = lists().flatMap(({ scopes, commands }) => (scopes[0] === 'personal' ? [] : commands));
    for (const { title } of together)
      expect(['settings', 'code', 'home']).not.toContain(understand(title).intent);
  });

  test('each further language says the same things in the same places', () => {
    const places = lists().flatMap(({ commands }, list) =>
      commands.map(({ title }, position) => ({
        place: `bots[0].commandLists[${list}].commands[${position}]`,
        intent: understand(title).intent,
      })),
    );
    for (const { file } of further()) {
      const texts = read(files[file]);
      expect(Object.keys(texts).sort()).toEqual(
        [
          '$schema',
          ...['name.short', 'name.full', 'description.short', 'description.full'],
          ...places.flatMap(({ place }) => [`${place}.title`, `${place}.description`]),
        ].sort(),
      );
      for (const { place, intent } of places) expect(understand(texts[`${place}.title`]).intent).toBe(intent);
    }
  });
});

describe('the pictures', () => {
  const points = (picture: ReturnType<typeof readPng>) =>
    Array.from({ length: picture.width * picture.height }, (_, index) => {
      const [x, y] = [index % picture.width, Math.floor(index / picture.width)];
      return { x, y, rgba: picture.at(x, y) };
    });

  test('the one in colour fills its square, and has what it shows in the middle 120 × 120', () => {
    const picture = readPng(files['color.png'] as Uint8Array);
    expect([picture.width, picture.height]).toEqual([192, 192]);
    const ground = Buffer.from(manifest.accentColor.slice(1), 'hex');
    const shown = points(picture).filter(({ rgba }) => rgba.slice(0, 3).join() !== [...ground].join());
    expect(points(picture).every(({ rgba }) => rgba[3] === 255)).toBe(true);
    expect(shown.length).toBeGreaterThan(2000);
    for (const { x, y } of shown) expect([x, y].every((at) => at >= 36 && at < 156)).toBe(true);
  });

  test('the outline is white on nothing', () => {
    const picture = readPng(files['outline.png'] as Uint8Array);
    expect([picture.width, picture.height]).toEqual([32, 32]);
    const shown = points(picture).filter(({ rgba }) => rgba[3] > 0);
    expect(shown.length).toBeGreaterThan(200);
    for (const { rgba } of shown) expect(rgba.slice(0, 3)).toEqual([255, 255, 255]);
    for (const [x, y] of [
      [0, 0],
      [31, 0],
      [0, 31],
      [31, 31],
    ] as const)
      expect(picture.at(x, y)[3]).toBe(0);
  });
});

describe('docs/teams.md', () => {
  const guide = readFileSync(new URL('docs/teams.md', root), 'utf8');
  const [, part = ''] = guide.split('## What Saman asks for, and why');
  const rows = [...(part.split('\n## ')[0] ?? '').matchAll(/^\| `([\w.:]+)` \| (.{20,}) \|$/gm)];

  test('says what each permission is for, and explains none that is not asked for', () => {
    expect(rows.map(([, name]) => name)).toEqual(manifest.permissions);
  });

  test('names every setting that the package needs', async () => {
    const nothing = await makePackage({
      appId: null,
      publicUrl: 'http://localhost:3978',
      privacyUrl: null,
      supportUrl: null,
      operator: null,
    });
    if (nothing.kind !== 'lacking') throw new Error(nothing.kind);
    expect(nothing.settings).toHaveLength(4);
    for (const [name] of nothing.settings) expect(guide).toContain(`| \`${name}\` |`);
  });

  test('its links within it lead somewhere', () => {
    const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, target] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(target);
  });
});

test('starting Saman loads neither what draws the pictures nor Microsoft’s package', () => {
  const program = `import './main.ts'; import { createRequire } from 'node:module';
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify([loaded.length > 0, loaded.filter((file) => /resvg|app-manifest/.test(file))]));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  });
  expect(JSON.parse(printed)).toEqual([true, []]);
});
