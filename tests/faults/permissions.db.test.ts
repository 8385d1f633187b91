import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireReply } from '../../adapters/web/wire.ts';
import { type Act, may, permissions } from '../../bot/permissions/permissions.ts';
import { demoConnectionId } from '../../demo/offices.ts';
import { openRound } from '../app/given.ts';
import { type App, startApp } from '../harness/app.ts';
import { NotOk, textOf, viewOf } from '../harness/app-client.ts';

// Every command over HTTP, by everybody: allowed or refused as the one table says (tests/bot/permissions holds the
// table against the domain), and a refusal tells whoever may not see the project nothing.

/** Each sorts of people of the demo, and the one who may most at the end. */
const persons = [
  ...['ansatt', 'administrator', 'sekretariat', 'nettverksleder'],
  ...['hovedverneombud', 'ordforer', 'prosjektleder', 'kommunedirektor'],
] as const;

let app: App;
let projectId: string;
let openId: string;
let closedId: string;
let deadlineId: string;
let milestoneId: string;
let goalId: string;
beforeAll(async () => {
  app = await startApp();
  projectId = (await app.project()).id;
  closedId = (await app.lastRound()).id;
  // from the steering group to the reference group
  const pa = app.as('kommunedirektor');
  const id = (await personOf('hovedverneombud')).id;
  await pa.act('group.remove', { projectId }, { member: `steering:${id}` });
  await pa.act('group.add', { projectId }, { person: id, party: 'employees', groupKind: 'reference' });
  openId = await openRound(app);
  await pa.act('deadline.add', { projectId }, { dueOn: '2026-12-18', contents: 'Regnskap' });
  deadlineId = (await app.database.store.reporting.ofProject(projectId))[0]?.id ?? '';
  const plan = { wording: 'Turnusen er prøvd', criterion: 'Tre måneder', celebration: 'Kake' };
  await pa.act('milestone.add', { projectId }, { ...plan, dueOn: '2026-12-18', responsible: id });
  milestoneId = (await app.database.store.milestones.ofProject(projectId))[0]?.id ?? '';
  await pa.act('goal.add', { projectId }, { wording: 'Flere har hel stilling' });
  goalId = (await app.database.store.goals.ofProject(projectId))[0]?.id ?? '';
});
afterAll(() => app.stop());

async function personOf(externalId: string) {
  const { people } = app.database.store;
  const account = await people.account('web', demoConnectionId, externalId);
  const person = account && (await people.person(account.personId));
  if (!person) throw new Error(`nobody is ${externalId}`);
  return person;
}

const standingOf = async (externalId: string, id = projectId) =>
  app.database.store.projects.standing((await personOf(externalId)).id, { projectId: id });

const commands = (Object.keys(permissions) as readonly Act[])
  .filter((act) => act.includes('.') && !act.endsWith('.read'))
  // ends the round that the others are about
  .toSorted((a, b) => Number(a === 'round.close') - Number(b === 'round.close'));
const aboutProject: readonly Act[] = [
  ...(['project.show', 'group.form', 'group.add', 'group.remove'] as const),
  ...(['role.give', 'round.form', 'round.open'] as const),
];

/** The texts of the two refusals that mean "not you". */
const words = {
  notFound: 'Jeg finner det ikke.',
  notAllowed: 'Dette hører til en annen rolle.',
} as const;

const refusedAs = (reply: WireReply): keyof typeof words | null => {
  if (viewOf(reply) !== 'refused') return null;
  const text = textOf(reply);
  return (Object.keys(words) as (keyof typeof words)[]).find((code) => text.includes(words[code])) ?? null;
};

const audited = async () =>
  Number((await app.database.query('select count(*)::int as n from audit_event'))[0]?.n);

test.each(persons)('%s: every command is allowed or refused as the table says', async (person) => {
  const me = app.as(person);
  const standing = await standingOf(person);
  const sees = may('project.show', standing);
  for (const command of commands.filter((one) => permissions[one] !== 'anyone')) {
    const isOfProject = aboutProject.includes(command);
    for (const roundId of isOfProject ? [openId] : [closedId, openId]) {
      // each command reads what it is about
      const data = { projectId, roundId, deadlineId, milestoneId, goalId, role: 'pa', version: 1 };
      const before = await audited();
      const values = { person: crypto.randomUUID(), pa: crypto.randomUUID(), member: 'x' };
      const reply = await me.act(command, data, values, { quiet: true });
      if (may(command, standing)) {
        expect(refusedAs(reply), `${person} ${command}`).toBeNull();
        continue;
      }
      // read before permission: a form that cannot be read is refused as such, and does not tell what there is
      const ids = Object.fromEntries(
        ['projectId', 'roundId', 'deadlineId', 'milestoneId', 'goalId'].map((name) => [
          name,
          crypto.randomUUID(),
        ]),
      );
      const unknown = await me.act(command, { ...data, ...ids }, values, { quiet: true });
      if (!sees) expect(reply, `${person} ${command}`).toEqual(unknown);
      expect(['refused', 'gone'], `${person} ${command}`).toContain(viewOf(reply));
      expect(await audited(), `${person} ${command}`).toBe(before);
    }
  }
});

test('nobody reads another’s messages, nor a channel that is not theirs', async () => {
  const channel = await app.channel();
  for (const person of persons) {
    const mine = may('channel.read', await standingOf(person));
    for (const conversation of [channel, ...persons.map((other) => `dm:${other}`)]) {
      const status = await app
        .as(person)
        .letters(conversation)
        .then(() => 200)
        .catch((error: unknown) => (error instanceof NotOk ? error.status : Promise.reject(error)));
      const allowed = conversation === `dm:${person}` || (conversation === channel && mine);
      expect(status, `${person} ${conversation}`).toBe(allowed ? 200 : 404);
    }
  }
});

test('a stranger learns of no project: not by name, by word or by id', async () => {
  for (const person of ['ansatt', 'administrator']) {
    const me = app.as(person);
    const seen = [
      await me.state(),
      await me.letters(),
      ...(await Promise.all(
        ['hjem', 'prosjekt Heltidskultur', 'resultat', 'status', 'referat', 'gruppe'].map((text) =>
          me.say(text),
        ),
      )),
      await me.act('project.show', { projectId }),
      await me.act('result.show', { roundId: closedId }),
    ];
    expect(JSON.stringify(seen), person).not.toMatch(/Heltidskultur|Blir stående|Utvalgsleder/);
  }
});

test('the programme’s people see the project by party, without names, grades, risks or decisions', async () => {
  for (const person of ['sekretariat', 'nettverksleder']) {
    const shown = textOf(await app.as(person).act('project.show', { projectId }));
    expect(shown).toContain('Heltidskultur i Elverum');
    expect(shown).not.toMatch(/Ordfører|Kommunedirektør|Utvalgsleder|Prosjektlederen får frigitt/);
  }
});
