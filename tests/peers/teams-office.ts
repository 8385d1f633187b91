/** Somebody in a tenant. The names are those of offices, never of people. */
export interface TeamsUserSeed {
  /** By which tests find them. */
  readonly handle: string;
  readonly name: string;
  /** What their client says of itself. */
  readonly locale: string;
  readonly timezone?: string;
  /** From another organisation, invited into this tenant. */
  readonly guest?: boolean;
}

/** A channel beside General. A private one has members of its own, by their handles. */
export interface TeamsChannelSeed {
  readonly name: string;
  readonly type?: 'standard' | 'private' | 'shared';
  readonly members?: readonly string[];
}

/** A team; the channel General comes of itself. */
export interface TeamSeed {
  readonly name: string;
  readonly members: readonly string[];
  readonly channels: readonly TeamsChannelSeed[];
  /** Whether Saman has been added. */
  readonly saman: boolean;
}

export interface GroupChatSeed {
  readonly name: string;
  readonly members: readonly string[];
  readonly saman: boolean;
}

/** A tenant as it is before anything happens: nobody has added Saman for themselves. */
export interface TenantSeed {
  readonly name: string;
  readonly domain: string;
  readonly users: readonly TeamsUserSeed[];
  readonly teams: readonly TeamSeed[];
  readonly groupChats: readonly GroupChatSeed[];
}

/**
 * A municipality's tenant. Its first six users, its first team with the first channel beside General, and its first
 * group chat live in the Playground, which has just these seats; the proxy keeps what is more than that.
 */
export const municipalTenant: TenantSeed = {
  name: 'Elverum kommune',
  domain: 'elverum.example',
  users: [
    { handle: 'kommunedirektor', name: 'Kommunedirektør', locale: 'nb-NO' },
    { handle: 'ordforer', name: 'Ordfører', locale: 'nb-NO' },
    { handle: 'hovedtillitsvalgt', name: 'Hovedtillitsvalgt', locale: 'nn-NO' },
    { handle: 'prosjektleder', name: 'Prosjektleder', locale: 'nb-NO' },
    { handle: 'hr-sjef', name: 'HR-sjef', locale: 'en-GB', timezone: 'Europe/London' },
    { handle: 'fylkets-observator', name: 'Fylkets observatør', locale: 'nb-NO', guest: true },
    { handle: 'brukerradet', name: 'Leder i brukerrådet', locale: 'nb-NO', guest: true },
    { handle: 'fremmed', name: 'Kulturskolerektor', locale: 'nb-NO' },
  ],
  teams: [
    {
      name: 'Heltidskultur',
      members: [
        'kommunedirektor',
        'ordforer',
        'hovedtillitsvalgt',
        'prosjektleder',
        'hr-sjef',
        'fylkets-observator',
      ],
      channels: [
        { name: 'Styringsgruppen' },
        { name: 'Lukket', type: 'private', members: ['kommunedirektor', 'ordforer'] },
      ],
      saman: true,
    },
    { name: 'Uten Saman', members: ['kommunedirektor', 'fremmed'], channels: [], saman: false },
  ],
  groupChats: [
    {
      name: 'Styringsgruppen',
      members: ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt', 'prosjektleder', 'fylkets-observator'],
      saman: true,
    },
  ],
};

/** Another organisation's tenant, for a steering group that is spread over two. */
export const secretariatTenant: TenantSeed = {
  name: 'Programsekretariatet',
  domain: 'programsekretariatet.example',
  users: [
    { handle: 'programleder', name: 'Programleder', locale: 'nb-NO' },
    { handle: 'radgiver', name: 'Rådgiver', locale: 'nn-NO' },
  ],
  teams: [
    {
      name: 'Programmet',
      members: ['programleder', 'radgiver'],
      channels: [{ name: 'Programgruppen' }],
      saman: true,
    },
  ],
  groupChats: [],
};
