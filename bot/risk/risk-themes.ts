import type { Loader } from '../conversation/handling.ts';
import type { Theme } from '../programme/programme.ts';
import { projectsFollowedBy } from '../project/followed.ts';
import { lacking, listed, loadRegister } from './risk.loading.ts';

interface Counts {
  readonly projects: number;
  readonly risks: number;
  readonly required: number;
  readonly lacking: number;
}

const none: Counts = { projects: 0, risks: 0, required: 0, lacking: 0 };

const plus = (a: Counts, b: Counts): Counts => ({
  projects: a.projects + b.projects,
  risks: a.risks + b.risks,
  required: a.required + b.required,
  lacking: a.lacking + b.lacking,
});

/** Counts by theme of the projects that somebody follows (domain §3): never a sentence, and no project is named. */
export const riskThemes: Loader<'riskThemes'> = async ({ repositories, reader }) => {
  const byTheme = new Map<Theme, Counts>();
  for (const project of await projectsFollowedBy(repositories, reader.person.id)) {
    const { entries } = await loadRegister(repositories, project.id);
    const counts = {
      projects: 1,
      risks: listed(entries).length,
      required: entries.filter(({ isRequired }) => isRequired).length,
      lacking: lacking(entries).length,
    };
    for (const theme of project.themes) byTheme.set(theme, plus(byTheme.get(theme) ?? none, counts));
  }
  return { themes: [...byTheme].map(([theme, counts]) => ({ theme, ...counts })) };
};
