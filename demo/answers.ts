import type { Command } from '../bot/conversation/command.ts';
import type { StandardFactor } from '../bot/evaluation/factor.ts';
import type { Round } from '../bot/evaluation/round.ts';
import { gradesOf, isPoor } from '../bot/evaluation/scale.ts';
import type { Language } from '../bot/people/person.ts';

/** Where the grades of a factor lie, from 0 (worst) to 1 (best), in the first round and in later ones. */
const levels: Readonly<Record<StandardFactor, { readonly first: number; readonly later: number }>> = {
  need: { first: 0.75, later: 0.75 },
  solution: { first: 0.5, later: 0.75 },
  'project-leader': { first: 0.5, later: 0.75 },
  team: { first: 0.75, later: 0.75 },
  anchoring: { first: 0.5, later: 0.5 },
};
const ownFactorLevel = 0.75;
/** How much people differ, one after the other. */
const differences = [0, 0.25, 0, -0.25, 0.25, 0];

/** What people write beside a grade. */
const reasons: Readonly<
  Record<Language, Readonly<Record<StandardFactor, { readonly poor: string; readonly good: string }>>>
> = {
  nb: {
    need: {
      poor: 'Vi har gjettet mer enn vi har spurt. Avdelingene kjenner seg ikke igjen.',
      good: 'Behovet kom fram da vi spurte de ansatte, og det står seg.',
    },
    solution: {
      poor: 'Langvaktene er prøvd ett sted, og ingen har målt hva de ga.',
      good: 'Årsturnus gir større stillinger der den er prøvd.',
    },
    'project-leader': {
      poor: 'Prosjektlederen har for mange andre oppgaver ved siden av.',
      good: 'Prosjektlederen får svar fra oss når det trengs.',
    },
    team: {
      poor: 'Vi mangler noen som kan turnusplanlegging.',
      good: 'Prosjektgruppa har folk fra alle avdelingene.',
    },
    anchoring: {
      poor: 'Mange ansatte har bare hørt rykter om prosjektet.',
      good: 'Alle tre partene snakker om det samme målet.',
    },
  },
  nn: {
    need: {
      poor: 'Vi har gissa meir enn vi har spurt. Avdelingane kjenner seg ikkje att.',
      good: 'Behovet kom fram då vi spurde dei tilsette, og det står seg.',
    },
    solution: {
      poor: 'Langvaktene er prøvde éin stad, og ingen har målt kva dei gav.',
      good: 'Årsturnus gir større stillingar der han er prøvd.',
    },
    'project-leader': {
      poor: 'Prosjektleiaren har for mange andre oppgåver ved sida av.',
      good: 'Prosjektleiaren får svar frå oss når det trengst.',
    },
    team: {
      poor: 'Vi manglar nokon som kan turnusplanlegging.',
      good: 'Prosjektgruppa har folk frå alle avdelingane.',
    },
    anchoring: {
      poor: 'Mange tilsette har berre høyrt rykte om prosjektet.',
      good: 'Alle tre partane snakkar om det same målet.',
    },
  },
  en: {
    need: {
      poor: 'We have guessed more than we have asked. The wards do not recognise it.',
      good: 'The need came out when we asked the employees, and it still holds.',
    },
    solution: {
      poor: 'Long shifts were tried in one place, and nobody measured what came of it.',
      good: 'A yearly rota gives larger positions where it has been tried.',
    },
    'project-leader': {
      poor: 'The project leader has too many other tasks besides.',
      good: 'The project leader gets an answer from us when it is needed.',
    },
    team: {
      poor: 'We lack somebody who knows how to plan a rota.',
      good: 'The project group has people from every ward.',
    },
    anchoring: {
      poor: 'Many employees have only heard rumours of the project.',
      good: 'All three parties talk about the same goal.',
    },
  },
};

/** One answer in so many comes with a word about what went well. */
const praisesEvery = 4;

/**
 * A plausible answer, always the same for the same round and place in the group: grades that differ a little, a
 * reason beside what is poor, now and then one beside what is good.
 */
export function plausibleAnswer(
  round: Round,
  place: number,
  language: Language,
): Extract<Command, { type: 'answer.give' }> {
  const { scale, thresholds, factors } = round.settings;
  const steps = gradesOf(scale);
  const given = factors.map((factor, index) => {
    const when = round.number === 1 ? 'first' : 'later';
    const level = factor.kind === 'standard' ? levels[factor.key][when] : ownFactorLevel;
    const difference = differences[(place + 2 * index) % differences.length] ?? 0;
    const share = Math.min(1, Math.max(0, level + difference));
    const grade = steps[Math.round(share * (steps.length - 1))] ?? scale.low;
    const texts = factor.kind === 'standard' ? reasons[language][factor.key] : null;
    const praises = (place + index) % praisesEvery === 0 && share > level;
    const reason = isPoor(scale, thresholds, grade) ? texts?.poor : praises ? texts?.good : undefined;
    return { key: factor.key, grade, reason: reason ?? '' };
  });
  return {
    type: 'answer.give',
    roundId: round.id,
    grades: Object.fromEntries(given.map(({ key, grade }) => [key, grade])),
    reasons: Object.fromEntries(given.map(({ key, reason }) => [key, reason])),
    comment: '',
  };
}
