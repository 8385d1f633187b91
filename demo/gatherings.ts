import { Temporal } from 'temporal-polyfill';
import { localDay } from '../bot/calendar/mornings.ts';
import { workingDayAfter, workingDaysAfter } from '../bot/calendar/working-days.ts';
import type { ActCommand } from '../bot/conversation/command.ts';
import type { GatheringOf } from '../bot/gatherings/gathering.ts';
import type { Id } from '../bot/id.ts';
import { expectReminders } from '../bot/reminders/expecting.ts';
import { demoConnectionId, leader, networkLeader, type Office, offices, secretariat } from './offices.ts';
import { around, atTen, type Past, timeZone } from './past.ts';

type Asked = Omit<Extract<ActCommand, { type: 'gathering.plan' }>, 'type' | 'leaderId'>;

/** Who has said that they come to the next one, and who that they cannot; the others are asked again. */
const coming = ['hr-sjef', 'hovedtillitsvalgt', 'plasstillitsvalgt'];
const away = ['opposisjonsleder'];

/**
 * The gatherings of the project's network and of the project leaders (NET-1, NET-3): the first has been held, the second
 * comes in three weeks, and nobody of the politicians has said yes to it; the project leaders meet some months ahead. On
 * the next working morning who has not answered is asked again, PL is asked for the theme day (NET-2), and the network's
 * leader hears whose sides are missing.
 */
export async function loadGatherings(past: Past, idOf: (office: Office) => Id): Promise<void> {
  const now = past.now();
  const today = localDay(now, timeZone);
  const { store } = past.services;
  const [role] = await store.programmes.rolesOf(idOf(networkLeader));
  if (!role?.networkId) throw new Error('Nobody leads the network of the demo.');
  const { networkId, programmeId } = role;
  const did = (office: Office, command: ActCommand) => past.did(idOf(office), demoConnectionId, command);
  const plans = (by: Office, asked: Asked) =>
    did(by, { type: 'gathering.plan', ...asked, leaderId: idOf(by) });
  const found = async ({ of, startsOn }: { of: GatheringOf; startsOn: Temporal.PlainDate }) => {
    const all = await store.gatherings.ofProgramme(programmeId);
    const one = all.find((other) => other.of.kind === of.kind && other.startsOn.equals(startsOn));
    if (!one) throw new Error(`The demo has no gathering on ${startsOn}.`);
    return one.id;
  };
  const says = async (asked: Asked, externalIds: readonly string[], comes: boolean) => {
    const gatheringId = await found(asked);
    for (const office of offices.filter((one) => externalIds.includes(one.externalId)))
      await did(office, { type: 'gathering.answer', gatheringId, comes, asOf: 0 });
  };
  const common = { endsOn: null, startsAt: Temporal.PlainTime.from('10:00'), about: '' };
  const of = (number: 1 | 2) => ({ kind: 'network', networkId, number }) as const;

  const first: Asked = {
    ...{ ...common, of: of(1), startsOn: around(today, { months: -9 }) },
    place: 'Hamar, kulturhuset',
  };
  past.at(atTen(around(today, { months: -12 })));
  await plans(networkLeader, first);
  past.at(atTen(around(today, { months: -10 })));
  await says(first, [leader.externalId, 'kommunedirektor', 'ordforer', ...coming], true);

  const second: Asked = {
    // the last but one time that people are asked: fifteen working days before it
    ...{ ...common, of: of(2), startsOn: workingDaysAfter(workingDayAfter(today), 15) },
    place: 'Kongsvinger, rådhuset',
  };
  past.at(atTen(around(today, { months: -2 })));
  await plans(networkLeader, second);
  past.at(atTen(around(today, { months: -1 })));
  await says(second, [leader.externalId, ...coming], true);
  await says(second, away, false);

  past.at(atTen(around(today, { days: -20 })));
  await plans(secretariat, {
    ...{ ...common, of: { kind: 'leaders' }, startsOn: around(today, { months: 4 }) },
    place: 'Oslo, Kommunenes hus',
  });
  past.at(now);
  const all = await store.gatherings.ofProgramme(programmeId);
  await store.transaction(async (tx) => {
    for (const { id } of all) await expectReminders(tx, { kind: 'gathering', subjectId: id }, now);
  });
}
