import { standardFactors } from '../../bot/evaluation/factor.ts';
import type { App } from '../harness/app.ts';

/** The members of the steering group who have an account: three administration, two politicians, three employees. */
export const membersWithAccount = [
  'kommunedirektor',
  'hr-sjef',
  'helsesjef',
  'ordforer',
  'opposisjonsleder',
  'hovedtillitsvalgt',
  'hovedverneombud',
  'plasstillitsvalgt',
] as const;

/** Everybody else of the demo. */
export const others = ['prosjektleder', 'nettverksleder', 'sekretariat', 'administrator', 'ansatt'] as const;

/** A filled in ballot: the same grade for every factor, or one for each in their order. */
export function filled(
  grade: number | readonly number[],
  texts: { readonly reason?: string; readonly comment?: string } = {},
): Readonly<Record<string, string>> {
  const grades = standardFactors.map((key, index) => {
    const own = typeof grade === 'number' ? grade : grade[index % grade.length];
    return [`grade:${key}`, String(own)] as const;
  });
  const reasons = standardFactors.map((key) => [`reason:${key}`, texts.reason ?? ''] as const);
  return { ...Object.fromEntries([...grades, ...reasons]), comment: texts.comment ?? '' };
}

/** Opens a round as PA through the form, and waits until everybody has been asked. Gives its id. */
export async function openRound(app: App, values: Readonly<Record<string, string>> = {}): Promise<string> {
  const pa = app.as('kommunedirektor');
  await pa.press(await pa.say('ny runde'), 'round.open', values);
  await app.settled();
  return (await app.openRound()).id;
}

/** Everybody with an account answers, in this order, with their own values. */
export async function everybodyAnswers(
  app: App,
  roundId: string,
  values: (person: string, index: number) => Readonly<Record<string, string>>,
): Promise<void> {
  for (const [index, person] of membersWithAccount.entries())
    await app.as(person).act('answer.give', { roundId }, values(person, index));
  await app.settled();
}
