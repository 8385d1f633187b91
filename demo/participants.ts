import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Theme } from '../bot/programme/programme.ts';

/** One line of the programme's list of participants (PROG-3). */
export interface ListedParticipant {
  readonly municipality: string;
  readonly cohort: number;
  /** False: in a network of the cohort without being on the cohort's own list. */
  readonly listed: boolean;
  readonly network: string | null;
  readonly themes: readonly Theme[];
  /** Under which name it takes part together with others. */
  readonly group: string | null;
}

const themeNames: Readonly<Record<string, Theme>> = {
  sykefravær: 'sick-leave',
  'heltid-deltid': 'full-time',
  'kompetanse-rekruttering': 'competence',
  omdømme: 'reputation',
  innovasjon: 'innovation',
};

function theme(name: string): Theme {
  const found = themeNames[name];
  if (!found) throw new Error(`The list of participants names the theme "${name}", which there is not.`);
  return found;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Reads the list as the programme gives it. Throws where the file is not that list. */
export function readParticipants(csv: string): readonly ListedParticipant[] {
  const rows: readonly Record<string, string>[] = parse(csv, { columns: true, trim: true });
  return rows.map((row) => {
    const { municipality = '', cohort = '', listed = '', network = '', themes = '', group = '' } = row;
    if (municipality === '' || !/^\d+$/.test(cohort))
      throw new Error('The list of participants has a line without municipality or cohort.');
    return {
      municipality,
      cohort: Number(cohort),
      listed: listed === 'yes',
      network: orNull(network),
      themes: themes === '' ? [] : themes.split(';').map(theme),
      group: orNull(group),
    };
  });
}

/** The real participants of the programme; `demo/README.md` names the source. */
export const realParticipants = (): readonly ListedParticipant[] =>
  readParticipants(readFileSync(new URL('participants.csv', import.meta.url), 'utf8'));
