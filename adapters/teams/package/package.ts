import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { problemsOfLocalisation, problemsOfManifest } from './checking.ts';
import { iconPng } from './icons.ts';
import { fileOf, furtherLanguages, localisationOf, manifestOf, type PackageGiven } from './manifest.ts';

/** The settings that speak in the package, as far as they are there. */
export interface PackageSettings {
  readonly appId: string | null;
  readonly publicUrl: string;
  readonly privacyUrl: string | null;
  readonly supportUrl: string | null;
  readonly operator: string | null;
}

export type PackageMade =
  | { readonly kind: 'made'; readonly zip: Uint8Array }
  /** The names of settings that are missing, each with what to set it to. */
  | { readonly kind: 'lacking'; readonly settings: readonly (readonly [name: string, value: string])[] }
  /** Microsoft's schema does not take it. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** The app's package, ready to be uploaded at Teams. The same settings give the same bytes. */
export async function makePackage(settings: PackageSettings): Promise<PackageMade> {
  const { appId, privacyUrl, supportUrl, operator } = settings;
  const missing = missingSettings(settings);
  if (missing.length > 0 || !appId || !privacyUrl || !supportUrl)
    return { kind: 'lacking', settings: missing };
  const given: PackageGiven = { appId, privacyUrl, supportUrl, operator, version: await ownVersion() };
  const manifest = manifestOf(given);
  const further = furtherLanguages.map(({ tag, language }) => ({
    file: fileOf(tag),
    texts: localisationOf(language, given),
  }));
  const problems = await namedProblems('manifest.json', problemsOfManifest(manifest));
  for (const { file, texts } of further)
    problems.push(...(await namedProblems(file, problemsOfLocalisation(texts))));
  if (problems.length > 0) return { kind: 'invalid', problems };
  return {
    kind: 'made',
    zip: zipped({
      'manifest.json': json(manifest),
      'color.png': await iconPng('color'),
      'outline.png': await iconPng('outline'),
      ...Object.fromEntries(further.map(({ file, texts }) => [file, json(texts)])),
    }),
  };
}

function missingSettings(settings: PackageSettings): readonly (readonly [string, string])[] {
  const needed = [
    ['MICROSOFT_APP_ID', 'the Microsoft App ID of the Azure Bot', settings.appId],
    [
      'SAMAN_PUBLIC_URL',
      'the https address where Teams reaches Saman',
      settings.publicUrl.startsWith('https://'),
    ],
    ['SAMAN_PRIVACY_URL', 'the https address of a page that says what is stored', settings.privacyUrl],
    ['SAMAN_SUPPORT_URL', 'the https address of a page that says where to get help', settings.supportUrl],
  ] as const;
  return needed.filter(([, , value]) => !value).map(([name, what]) => [name, what]);
}

const namedProblems = async (file: string, found: Promise<readonly string[]>): Promise<string[]> =>
  (await found).map((problem) => `${file}: ${problem.trim()}`);

const json = (content: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);

/** All files have the zip format's first day as their time, in whichever time zone this machine is. */
const zipped = (files: Record<string, Uint8Array>): Uint8Array =>
  zipSync(files, { level: 9, mtime: new Date(1980, 0, 1, 12) });

async function ownVersion(): Promise<string> {
  const own = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(own)).version;
}
