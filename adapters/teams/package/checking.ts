import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { type Localisation, type Manifest, manifestVersion } from './manifest.ts';

type Schema = NonNullable<Parameters<typeof AppManifestUtils.validateAgainstSchema>[1]>;

/** Read from the package itself: left to find the schema by its address, the package might fetch it. */
async function schema(name: 'MicrosoftTeams' | 'MicrosoftTeams.Localization'): Promise<Schema> {
  const entry = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  const folder = `json-schemas/teams/v${manifestVersion}`;
  return JSON.parse(await readFile(entry.replace(/index\.js$/, `${folder}/${name}.schema.json`), 'utf8'));
}

/** What Microsoft's schema has against the manifest. */
export const problemsOfManifest = async (manifest: Manifest): Promise<readonly string[]> =>
  AppManifestUtils.validateAgainstSchema(manifest, await schema('MicrosoftTeams'));

/** What Microsoft's schema has against the texts in a further language. */
export async function problemsOfLocalisation(localisation: Localisation): Promise<readonly string[]> {
  const { patternProperties, ...rest } = await schema('MicrosoftTeams.Localization');
  const read = { ...rest, patternProperties: withoutActivities(patternProperties) } as Schema;
  // the function takes manifests by its type, and by what it does whatever the schema describes
  return AppManifestUtils.validateAgainstSchema(localisation as unknown as Manifest, read);
}

/** Two of the schema's patterns are no regular expressions as the validator reads them; Saman has no activities. */
const withoutActivities = (patterns: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(patterns).filter(([pattern]) => !pattern.startsWith('^activities.')));
