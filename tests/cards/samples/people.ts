import type { Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import { type Refusal, refusalCodes } from '../../../bot/refusal.ts';
import { deadline, due, formOf, idOf, linesOf, nameOf, times, type World } from './world.ts';

type Samples<N extends keyof Views> = { readonly [K in N]: (world: World) => readonly Views[K][] };

/** Everything that a refusal can be told with. */
export const everyDetail = (world: World): NonNullable<Refusal['details']> => ({
  name: world.text(limits.personName),
  names: times(world.count(5), (nth) => world.text(60, nth)),
  max: 500,
  maxLength: limits.scaleWord,
  steps: 5,
  low: 1,
  high: 5,
  days: limits.deadlineDays,
  number: 12,
  version: 2,
  year: 2026,
  years: limits.goalYears,
  digits: limits.digits,
  decimals: limits.decimals,
  from: 2024,
  to: 2030,
  lines: '2, 5, 17, 100',
  deadline,
  date: due,
  needed: 3,
  count: 2,
});

/** Every view about oneself. */
export const people: Samples<
  | 'help'
  | 'home'
  | 'welcome'
  | 'notUnderstood'
  | 'settings'
  | 'settingsForm'
  | 'code'
  | 'codeForm'
  | 'codeUsed'
  | 'gone'
  | 'refused'
  | 'workspaceForm'
  | 'workspace'
> = {
  help: () => [
    { createProject: true, isAdministrator: true },
    { createProject: false, isAdministrator: false },
  ],
  welcome: (world) => [
    { where: 'direct', operator: world.text(32), privacyUrl: `https://saman.example.no/${'p'.repeat(1000)}` },
    { where: 'channel', operator: null, privacyUrl: null },
  ],
  home: (world) => [
    {
      personName: nameOf(world),
      waiting: times(world.count(40), (nth) => ({
        roundId: idOf(nth, 1),
        projectName: world.text(limits.projectName, nth),
        deadline,
        hasDraft: true,
      })),
      workshops: times(world.count(7), (nth) => ({
        workshopId: idOf(nth, 9),
        projectName: world.text(limits.projectName, nth),
        part: nth % 2 === 0 ? 'note' : 'grade',
      })),
      projects: linesOf(world, 111),
      followed: linesOf(world, 111),
      may: { createProject: true },
    },
  ],
  notUnderstood: (world) => [{ said: world.text(100) }],
  settings: () => [{ language: 'nn', timeZone: 'America/Argentina/ComodRivadavia' }],
  settingsForm: (world) => [
    {
      language: 'nn',
      timeZone: 'Europe/Oslo',
      accounts: times(world.count(4), (nth) => ({
        id: idOf(nth, 5),
        isHere: nth === 1,
        isPreferred: nth === 2,
        organisation: world.text(80, nth),
      })),
      form: formOf(world, { language: 'en', timeZone: 'UTC', account: idOf(1, 5) }),
    },
  ],
  code: () => [{ code: 'K7PM-4QXZ', expiresAt: deadline }],
  codeForm: (world) => [{ form: formOf(world, { code: world.text(20) }) }],
  codeUsed: (world) => [
    { personName: nameOf(world), madeAdministrator: false },
    { personName: '', madeAdministrator: true },
  ],
  gone: () => [{}],
  workspaceForm: (world) =>
    [true, false].map((programmeMissing) => ({
      organisation: world.text(limits.projectName),
      programmeMissing,
      suggestedEnd: due,
      form: formOf(world, {
        organisation: world.text(limits.projectName),
        programme: world.text(limits.projectName),
        endsOn: '2030-12-31',
      }),
    })),
  workspace: (world) => [
    { organisation: world.text(limits.projectName), programme: world.text(limits.projectName) },
  ],
  refused: (world) => [
    { refusals: [{ code: 'roundAlreadyOpen', details: everyDetail(world) }], timeZone: 'Europe/Oslo' },
    {
      refusals: refusalCodes.map((code) => ({ code, details: everyDetail(world) })),
      timeZone: 'Europe/Oslo',
    },
    { refusals: refusalCodes.map((code) => ({ code })), timeZone: 'Europe/Oslo' },
  ],
};
