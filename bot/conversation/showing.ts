import { calendarLoaders } from '../calendar-feed/calendar-feed.usecases.ts';
import { undeliveredLoaders } from '../delivery/undelivered.ts';
import { evaluationLoaders } from '../evaluation/evaluation.loaders.ts';
import { gatheringLoaders } from '../gatherings/gatherings.loaders.ts';
import { goalLoaders } from '../goals/goals.loaders.ts';
import { linkLoaders } from '../people/links.usecases.ts';
import { peopleLoaders } from '../people/people.loaders.ts';
import { may } from '../permissions/permissions.ts';
import type { Standing } from '../permissions/standing.ts';
import { planLoaders } from '../plan/plan.loaders.ts';
import type { Audience } from '../ports/presenter.ts';
import { projectLoaders } from '../project/project.loaders.ts';
import type { Refusal } from '../refusal.ts';
import { reminderLoaders } from '../reminders/reminders.loaders.ts';
import { reportingLoaders } from '../reporting/reporting.loaders.ts';
import { riskLoaders } from '../risk/risk.loaders.ts';
import { workspaceLoaders } from '../workspace/workspace.usecases.ts';
import type { Loader, Reader, Services } from './handling.ts';
import type { Message } from './message.ts';
import { subjectOf } from './subject.ts';
import type { FormState, Loaded, View, ViewName } from './view.ts';

const loaders = {
  ...evaluationLoaders,
  ...peopleLoaders,
  ...linkLoaders,
  ...projectLoaders,
  ...planLoaders,
  ...goalLoaders,
  ...reportingLoaders,
  ...reminderLoaders,
  ...riskLoaders,
  ...calendarLoaders,
  ...gatheringLoaders,
  ...undeliveredLoaders,
  ...workspaceLoaders,
};

const nothingTyped: FormState = { values: {}, refusals: [] };

/** For whom a reader's messages are written. */
export const audienceOf = (reader: Reader): Audience => ({
  language: reader.person.language,
  timeZone: reader.person.timeZone,
});

/** Presents contents that are not in the store. */
export const presentProps = (services: Services, reader: Reader, view: View, props: unknown): Message =>
  services.presenter.present({ view, props } as Loaded, audienceOf(reader));

export const refusalMessage = (services: Services, reader: Reader, refusals: readonly Refusal[]): Message =>
  presentProps(services, reader, { name: 'refused' }, { refusals, timeZone: reader.person.timeZone });

/**
 * What a view shows one reader now. Permission is checked here for everything that is shown; who may not see it, and
 * what is not there any more, get the same card that says so.
 */
export async function show(
  services: Services,
  reader: Reader,
  view: View,
  form: FormState = nothingTyped,
): Promise<Message> {
  const about = subjectOf(view);
  const standing = about ? await services.store.projects.standing(reader.person.id, about) : null;
  return may(view.name, standing)
    ? showWith(services, reader, standing, view, form)
    : presentProps(services, reader, { name: 'gone' }, {});
}

/** Like `show`, for a standing that is known. */
export async function showWith(
  services: Services,
  reader: Reader,
  standing: Standing | null,
  view: View,
  form: FormState = nothingTyped,
): Promise<Message> {
  const load = (loaders as Partial<Record<ViewName, Loader<ViewName>>>)[view.name];
  const loading = { services, repositories: services.store, reader, standing };
  const props = load ? await load(loading, view, form) : null;
  return props === null
    ? presentProps(services, reader, { name: 'gone' }, {})
    : presentProps(services, reader, view, props);
}

/** What stands in channels. Everything else is somebody's own, be it in their chat or on their screen. */
const inChannels = [
  'project',
  'sharing',
  'reachMe',
  'progress',
  'deadlineMoved',
  'result',
  'minutesApproved',
  'celebration',
  'celebrationOpen',
  'workshop',
  'riskList',
  'riskMatrix',
] as const satisfies readonly ViewName[];
export type ChannelView = View & { readonly name: (typeof inChannels)[number]; readonly id: string };

export const isForChannels = (view: View): view is ChannelView =>
  (inChannels as readonly ViewName[]).includes(view.name);

/** A channel's card is the same for everybody in it: it offers what the group's leaders may do. */
export async function showInChannel(services: Services, view: ChannelView): Promise<Message | null> {
  const { store } = services;
  const about = subjectOf(view);
  const projectId = about && (await store.projects.idOf(about));
  const project = projectId && (await store.projects.project(projectId));
  if (!project) return null;
  const reader: Reader = {
    person: {
      id: '00000000-0000-4000-8000-000000000000',
      name: '',
      language: project.language,
      timeZone: project.timeZone,
      isAdministrator: false,
      preferredAccountId: null,
    },
    connectionId: null,
    via: 'account',
  };
  const standing: Standing = {
    projectId: project.id,
    roles: ['pa', 'pl'],
    memberships: [],
    offices: [],
    isAdministrator: false,
    sharesContents: project.sharesContents,
  };
  return showWith(services, reader, standing, view);
}
