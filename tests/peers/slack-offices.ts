/** Somebody in a workspace. The names are those of offices, never of people. */
export interface UserSeed {
  /** The handle, and the name by which tests find them. */
  readonly name: string;
  readonly realName: string;
  readonly title?: string;
  readonly locale: string;
  readonly tz?: string;
  /** Slack's two kinds: a guest of several channels, and one of a single channel. */
  readonly guest?: 'restricted' | 'ultra-restricted';
  readonly deleted?: boolean;
  readonly bot?: boolean;
  /** The team that they are of, where it is another organisation's: met in a shared channel (Slack Connect). */
  readonly homeTeam?: string;
  readonly admin?: boolean;
}

/** A channel; its members by their handles, the first of whom made it. */
export interface ChannelSeed {
  readonly name: string;
  readonly private?: boolean;
  /** Shared with another organisation (Slack Connect). */
  readonly shared?: boolean;
  readonly members: readonly string[];
  /** Whether Saman has been invited. */
  readonly saman: boolean;
}

/** A workspace as it is before anything happens. */
export interface WorkspaceSeed {
  readonly name: string;
  readonly domain: string;
  readonly users: readonly UserSeed[];
  readonly channels: readonly ChannelSeed[];
}

/** A municipality's workspace: a steering group, and everybody whom an adapter could trip over. */
export const municipality: WorkspaceSeed = {
  name: 'Elverum kommune',
  domain: 'elverum-kommune',
  users: [
    { name: 'kommunedirektor', realName: 'Kommunedirektør', locale: 'nb-NO', admin: true },
    { name: 'ordforer', realName: 'Ordfører', locale: 'nb-NO' },
    { name: 'hovedtillitsvalgt', realName: 'Hovedtillitsvalgt', locale: 'nn-NO' },
    // most Norwegians in Slack read it in English, as it has been installed
    { name: 'prosjektleder', realName: 'Prosjektleder', locale: 'en-US' },
    { name: 'hr-sjef', realName: 'HR-sjef', title: 'Personal og organisasjon', locale: 'en-GB' },
    { name: 'fylkets-observator', realName: 'Fylkets observatør', locale: 'nb-NO', guest: 'restricted' },
    { name: 'brukerradet', realName: 'Leder i brukerrådet', locale: 'nb-NO', guest: 'ultra-restricted' },
    { name: 'tidligere-radmann', realName: 'Tidligere rådmann', locale: 'nb-NO', deleted: true },
    { name: 'kalenderbot', realName: 'Kalenderbot', locale: 'en-US', bot: true },
    { name: 'fremmed', realName: 'Kulturskolerektor', locale: 'nb-NO' },
  ],
  channels: [
    {
      name: 'styringsgruppen',
      private: true,
      members: ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt', 'prosjektleder', 'fylkets-observator'],
      saman: true,
    },
    {
      name: 'heltidskultur',
      members: ['prosjektleder', 'kommunedirektor', 'fremmed', 'brukerradet'],
      saman: true,
    },
    {
      name: 'delt-med-fylket',
      shared: true,
      members: ['prosjektleder', 'fylkets-observator'],
      saman: true,
    },
    { name: 'uten-saman', members: ['kommunedirektor', 'fremmed'], saman: false },
    { name: 'lukket-uten-saman', private: true, members: ['kommunedirektor'], saman: false },
  ],
};

/** Another organisation's workspace, for a steering group that is spread over two. */
export const secretariat: WorkspaceSeed = {
  name: 'Programsekretariatet',
  domain: 'programsekretariatet',
  users: [
    { name: 'programleder', realName: 'Programleder', locale: 'nb-NO', admin: true },
    { name: 'radgiver', realName: 'Rådgiver', locale: 'nn-NO' },
  ],
  channels: [{ name: 'programmet', private: true, members: ['programleder', 'radgiver'], saman: true }],
};
