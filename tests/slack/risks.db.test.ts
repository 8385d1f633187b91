import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { showing, startWithProject } from './openings.ts';
import { press, submit } from './round-steps.ts';
import { optionCalled, readingOf } from './screen.ts';

// A risk workshop at Slack's client alone: noted alone, listed together, graded, and a countermeasure in the plan. It
// begins on a Monday at 10:00 in Oslo. The tests build on each other, in their order.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startWithProject({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
  channel = channelOf(slack.peer);
});
afterAll(() => slack.stop());

const pl = () => slack.at('prosjektleder');
const group = ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt'] as const;
const notes = {
  kommunedirektor: 'Pengene *tar slutt* <!channel>',
  ordforer: 'Flertallet skifter',
  hovedtillitsvalgt: 'Vikarene får ikke opplæring',
} as const;

/** The newest message that shows a view, to somebody or in the channel. */
async function newest(place: string, view: string): Promise<SlackMessage> {
  const found = (await showing(slack, place, view)).at(-1);
  if (!found) throw new Error(`nothing shows ${view}`);
  return found;
}
const toThem = (person: SlackPerson, view: string) => newest(person.user.id, view);

/** Everything that somebody can read: their own conversation, the channel, and what is beside it for them alone. */
async function readBy(person: SlackPerson): Promise<string> {
  const all = [...(await person.messages()), ...(await slack.peer.messages(channel)), ...person.ephemerals()];
  return all.map(readingOf).join('\n');
}

test('PL starts a workshop; everybody in it is asked, and the channel sees counts (RISK-0)', async () => {
  await pl().command('risikoverksted');
  await slack.settled();
  await submit(slack, pl(), { leader: optionCalled(pl().view().blocks, 'Prosjektleder') });
  expect(readingOf(await newest(channel, 'workshop'))).toContain('0 av 3');
  for (const handle of group)
    expect(readingOf(await toThem(slack.at(handle), 'riskNotes'))).toMatch(/(Hva|Kva) kan hindre oss/);
});

test('each notes in a window of their own, and nobody reads another’s before the list is shown (RISK-2)', async () => {
  for (const handle of group) {
    const person = slack.at(handle);
    await press(slack, person, await toThem(person, 'riskNotes'), 'notes.show');
    await submit(slack, person, { notes: notes[handle] });
  }
  expect(readingOf(await newest(channel, 'workshop'))).toContain('3 av 3');
  for (const handle of [...group, 'prosjektleder'] as const)
    for (const other of group)
      if (other !== handle)
        expect(await readBy(slack.at(handle)), handle).not.toContain(notes[other].slice(0, 9));
});

test('the leader shows the list in the channel: all of it, and no names (RISK-3)', async () => {
  const card = await newest(channel, 'workshop');
  await press(slack, slack.at('ordforer'), card, 'workshop.ask');
  expect(await showing(slack, channel, 'riskList')).toEqual([]);
  await press(slack, pl(), card, 'workshop.ask');
  await press(slack, pl(), pl().view(), 'workshop.reveal');
  const list = readingOf(await newest(channel, 'riskList'));
  for (const text of Object.values(notes)) expect(list).toContain(text);
  expect(list).not.toMatch(/Ordfører|Kommunedirektør|Hovedtillitsvalgt/);
});

test('everybody grades; the highest stands, in a picture and in words (RISK-4 to RISK-6)', async () => {
  await press(slack, pl(), await newest(channel, 'riskList'), 'workshop.grade');
  for (const [nth, handle] of group.entries()) {
    const person = slack.at(handle);
    await press(slack, person, await toThem(person, 'riskGrading'), 'grades.show');
    const fields = person.view().blocks.flatMap(({ block_id: id }) => (typeof id === 'string' ? [id] : []));
    const asked = fields.filter((id) => /^[sk]:/.test(id));
    expect(asked).toHaveLength(6);
    const grade = (id: string) => (nth === 0 ? '3' : id.startsWith('s') ? '1' : '2');
    await submit(slack, person, Object.fromEntries(asked.map((id) => [id, grade(id)])));
  }
  expect(readingOf(await newest(channel, 'workshop'))).toContain('3 av 3');
  await press(slack, pl(), await newest(channel, 'workshop'), 'workshop.ask');
  await press(slack, pl(), pl().view(), 'workshop.uncover');
  const matrix = await newest(channel, 'riskMatrix');
  expect(readingOf(matrix)).toContain('S 3 × K 3 = 9 · ▲ Må ha mottiltak, og mangler det');
  expect(readingOf(matrix)).toContain('Gitt: S 1, 1, 3 · K 2, 2, 3');
  expect(JSON.stringify(matrix.blocks)).toMatch(/https:\/\/saman\.example\.no\/pictures\/matrix\./);
});

test('a countermeasure is set in from the channel, and is in the plan at once (MILE-4)', async () => {
  await press(slack, pl(), await newest(channel, 'riskMatrix'), 'countermeasure.form#1');
  await submit(slack, pl(), {
    text: 'To opplæringsdager',
    responsible: optionCalled(pl().view().blocks, 'Hovedtillitsvalgt'),
    dueOn: '2027-01-15',
    criterion: 'Begge dagene er holdt',
  });
  const { id } = await slack.app.project();
  const [milestone] = await slack.app.database.store.milestones.ofProject(id);
  expect(milestone?.wording).toBe('To opplæringsdager');
  expect(readingOf(await newest(channel, 'riskMatrix'))).toContain('1 mottiltak');
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
