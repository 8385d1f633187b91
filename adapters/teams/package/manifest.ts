import type { TeamsManifestV1D22 } from '@microsoft/app-manifest';
import { type PackageWords, type Suggestion, wordsOf } from './words/words.ts';

/** What the package is made from. The addresses begin with https. */
export interface PackageGiven {
  readonly appId: string;
  readonly privacyUrl: string;
  readonly supportUrl: string;
  /** Null: nobody has said who runs this Saman. */
  readonly operator: string | null;
  /** Saman's own. */
  readonly version: string;
}

export type Manifest = TeamsManifestV1D22.TeamsManifestV1D22;
type Scope = TeamsManifestV1D22.CommandListScope;

/** The app's texts in one more language, by where they stand in the manifest. */
export type Localisation = Readonly<Record<string, string>>;

/**
 * Old enough to be taken wherever a package is uploaded, and with all that Saman uses. From 1.25 on, an app for teams
 * has to promise that it gets along with private and shared channels too (`supportsChannelFeatures`).
 */
export const manifestVersion = '1.22';

const schemas = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}`;

/** Teams has Norwegian with its country only; `en` is for every English that is not British. */
export const furtherLanguages = [
  { tag: 'nn-no', language: 'nn' },
  { tag: 'en', language: 'en' },
  { tag: 'en-gb', language: 'en' },
] as const;

export const fileOf = (tag: string): string => `${tag}.json`;

/** What is suggested where; Teams takes ten of each. What only an administrator may is in nobody's list. */
const suggested: readonly { readonly scope: Scope; readonly suggestions: readonly Suggestion[] }[] = [
  {
    scope: 'personal',
    suggestions: [
      'home',
      'answer',
      'openRound',
      'status',
      'result',
      'minutes',
      'newProject',
      'settings',
      'code',
      'help',
    ],
  },
  {
    scope: 'team',
    suggestions: [
      'answer',
      'openRound',
      'status',
      'result',
      'decide',
      'minutes',
      'project',
      'newProject',
      'help',
    ],
  },
  { scope: 'groupChat', suggestions: ['answer', 'status', 'result', 'minutes', 'project', 'help'] },
];

const descriptionIn = ({ description }: PackageWords, operator: string | null): string =>
  description(operator).join('\n\n');

/** The app as Teams knows it, in bokmål. */
export function manifestOf({ appId, privacyUrl, supportUrl, operator, version }: PackageGiven): Manifest {
  const words = wordsOf('nb');
  return {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: 'nb-no',
      additionalLanguages: furtherLanguages.map(({ tag }) => ({ languageTag: tag, file: fileOf(tag) })),
    },
    developer: {
      name: operator ?? 'Saman',
      websiteUrl: supportUrl,
      privacyUrl,
      // Teams demands an address here; nobody agrees to anything, and what there is to know stands with privacy
      termsOfUseUrl: privacyUrl,
    },
    name: { short: 'Saman', full: words.full },
    description: { short: words.short, full: descriptionIn(words, operator) },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#12565c',
    bots: [
      {
        botId: appId,
        scopes: suggested.map(({ scope }) => scope),
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: suggested.map(({ scope, suggestions }) => ({
          scopes: [scope],
          commands: suggestions.map((name) => ({
            title: words.suggestions[name].title,
            description: words.suggestions[name].does,
          })),
        })),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
  };
}

/** The same texts in another language. */
export function localisationOf(
  language: (typeof furtherLanguages)[number]['language'],
  { operator }: PackageGiven,
): Localisation {
  const words = wordsOf(language);
  const commands = suggested.flatMap(({ suggestions }, list) =>
    suggestions.flatMap((name, position) => {
      const place = `bots[0].commandLists[${list}].commands[${position}]`;
      const { title, does } = words.suggestions[name];
      return [
        [`${place}.title`, title],
        [`${place}.description`, does],
      ];
    }),
  );
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Saman',
    'name.full': words.full,
    'description.short': words.short,
    'description.full': descriptionIn(words, operator),
    ...Object.fromEntries(commands),
  };
}
