import { Temporal } from 'temporal-polyfill';
import type { Handlers, Loaders, Services } from '../conversation/handling.ts';
import { subjectOf } from '../conversation/subject.ts';
import type { Views } from '../conversation/view.ts';
import type { Round } from '../evaluation/round.ts';
import type { Id } from '../id.ts';
import { personsById } from '../people/by-id.ts';
import type { LinkAbout } from '../people/links.ts';
import { answerLinksOf, giveLink, passOnLinks } from '../people/member-links.ts';
import { may } from '../permissions/permissions.ts';
import type { Undeliverable } from '../ports/chat.ts';
import type { Delivery, Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { accept } from '../refusal.ts';
import { projectsInDigest } from '../reminders/delivering.ts';
import { askingOne } from '../risk/asking.ts';
import { openWorkshop } from '../risk/risk.loading.ts';
import type { Notice } from './notice.ts';

/** What nobody has to do anything about: it is noted, and that is all. */
const quiet: readonly Undeliverable[] = ['messageGone', 'nothingToShow', 'personWithoutAccount'];

/** What is not one recipient's trouble: it is told once, and the card names all of them. */
const common: readonly Undeliverable[] = ['connectionEnded', 'platformAway'];

/** How long something undelivered is still of interest. */
const ofInterest = Temporal.Duration.from({ hours: 14 * 24 });

const since = (now: Temporal.Instant): Temporal.Instant => now.subtract(ofInterest);

/**
 * Notes that something cannot be delivered, and tells who can help: PL, or PA where it is PL who is not reached. Once
 * for each recipient, reason and round. A member who cannot be asked gets an answer link, which PL can pass on.
 */
export async function noteUndelivered(
  services: Services,
  delivery: Delivery,
  reason: Undeliverable,
  detail: string | undefined,
): Promise<void> {
  const { store, clock, log } = services;
  const isCall = delivery.view.name === 'undelivered';
  const isQuiet = quiet.includes(reason) && !(isCall && reason === 'personWithoutAccount');
  const facts = { deliveryId: delivery.id, reason, detail };
  if (isQuiet) log.info(facts, 'a message is not needed any more, or nobody can get it');
  else log.warn(facts, 'a message cannot be delivered');
  const now = clock.now();
  await store.transaction(async (tx) => {
    await tx.deliveries.markImpossible(delivery.id, reason, now);
    if (isQuiet) return;
    await tx.notify(await (isCall ? callFurther(tx, delivery) : callForHelp(tx, delivery, reason, now)));
  });
}

const tellOf = (projectId: Id, helper: Id, dedupeKey: string): Notice => ({
  kind: 'tell',
  to: { kind: 'person', personId: helper },
  view: { name: 'undelivered', id: projectId },
  dedupeKey: `undelivered:${dedupeKey}:${helper}`,
});

/** A call for help that does not reach PL goes to PA. */
async function callFurther(tx: Repositories, { id, view, personId }: Delivery): Promise<readonly Notice[]> {
  if (view.name !== 'undelivered') return [];
  const { pl, pa } = await leadersOf(tx, view.id);
  return personId === pl && pa !== null && pa !== pl ? [tellOf(view.id, pa, id)] : [];
}

/** Those who were asked when the round opened are one matter, and one message; who came later is another. */
async function wasAsked(tx: Repositories, { personId, view }: Delivery, round: Round): Promise<boolean> {
  if (view.name !== 'ballot') return false;
  const memberships = await tx.projects.memberships(round.projectId);
  return memberships.some(
    (one) =>
      one.groupId === round.groupId &&
      one.personId === personId &&
      Temporal.Instant.compare(one.from, round.openedAt) <= 0,
  );
}

/**
 * The other way to somebody whose own conversation cannot be written to: the group's channel, once a round, where they
 * are. It names nobody and says nothing of what it is about.
 */
async function callInChannel(
  tx: Repositories,
  projectId: Id,
  personId: Id,
  roundId: Id,
): Promise<readonly Notice[]> {
  const place = (await tx.projects.places(projectId)).find((one) => one.kind === 'group');
  const accounts = await tx.people.accountsOf(personId);
  if (!place || !accounts.some((one) => one.connectionId === place.connectionId)) return [];
  return [
    {
      kind: 'tell',
      to: { kind: 'groupChannel', projectId },
      view: { name: 'reachMe', id: projectId },
      dedupeKey: `reach:${roundId}`,
    },
  ];
}

/** PL, or PA where it is PL who is not reached; null where that is nobody else. */
function helperFor(
  { personId }: Delivery,
  { pl, pa }: { readonly pl: Id | null; readonly pa: Id | null },
): Id | null {
  const helper = pl === null || pl === personId ? pa : pl;
  return helper === personId ? null : helper;
}

/** A digest can be about several projects: each has somebody who can help. Nothing is said of what stands in it. */
async function callForDigest(
  tx: Repositories,
  delivery: Delivery,
  reason: Undeliverable,
): Promise<readonly Notice[]> {
  if (delivery.view.name !== 'digest') return [];
  const notices: Notice[] = [];
  for (const projectId of await projectsInDigest(tx, delivery.view.id)) {
    const helper = helperFor(delivery, await leadersOf(tx, projectId));
    const whom = common.includes(reason) ? 'all' : delivery.personId;
    notices.push({ kind: 'refresh', view: { name: 'undelivered', id: projectId } });
    if (helper !== null) notices.push(tellOf(projectId, helper, `${projectId}:${whom}:${reason}`));
  }
  return notices;
}

async function callForHelp(
  tx: Repositories,
  delivery: Delivery,
  reason: Undeliverable,
  now: Temporal.Instant,
): Promise<readonly Notice[]> {
  const subject = subjectOf(delivery.view);
  const round = subject && 'roundId' in subject ? await tx.rounds.round(subject.roundId) : null;
  const projectId = delivery.projectId ?? (subject && (await tx.projects.idOf(subject)));
  if (projectId === null) return callForDigest(tx, delivery, reason);
  const { pl, pa } = await leadersOf(tx, projectId);
  const helper = helperFor(delivery, { pl, pa });
  const notices: Notice[] = [{ kind: 'refresh', view: { name: 'undelivered', id: projectId } }];
  const whom = common.includes(reason)
    ? 'all'
    : helper === pl && round && (await wasAsked(tx, delivery, round))
      ? 'asked'
      : (delivery.personId ?? 'channel');
  if (helper !== null) notices.push(tellOf(projectId, helper, `${round?.id ?? projectId}:${whom}:${reason}`));
  if (reason === 'personUnreachable' && delivery.personId && round)
    notices.push(...(await callInChannel(tx, projectId, delivery.personId, round.id)));
  if (round?.status === 'open' && delivery.personId && delivery.view.name === 'ballot') {
    await giveLink(tx, { roundId: round.id }, delivery.personId, now);
    // the links are PL's to pass on; they wait for whoever is made PL
    const view = { name: 'answerLinks', id: round.id } as const;
    notices.push(...passOnLinks(view, pl === delivery.personId ? null : pl));
  }
  if (delivery.view.name === 'riskNotes' || delivery.view.name === 'riskGrading')
    notices.push(...(await askByLink(tx, delivery.view.id, delivery.personId, now)));
  return notices;
}

/** Who is not reached takes part in a workshop through a link, as in a round. */
async function askByLink(
  tx: Repositories,
  workshopId: Id,
  personId: Id | null,
  now: Temporal.Instant,
): Promise<readonly Notice[]> {
  const workshop = await tx.risks.lockWorkshopShared(workshopId);
  if (!workshop || workshop.status === 'closed' || personId === null) return [];
  return askingOne(tx, workshop, { id: personId, isReached: false }, now);
}

/** What there are answer links of: the round that is open, or else the workshop that is going on. */
async function openLinks(repositories: Repositories, projectId: Id) {
  const round = (await repositories.rounds.ofProject(projectId)).find((one) => one.status === 'open');
  const workshop = openWorkshop(await repositories.risks.workshops(projectId));
  const abouts: readonly LinkAbout[] = [
    ...(round ? [{ roundId: round.id }] : []),
    ...(workshop ? [{ workshopId: workshop.id }] : []),
  ];
  const all = await Promise.all(
    abouts.map(async (about) => ({ about, links: await answerLinksOf(repositories, about) })),
  );
  return (personId: Id | null) =>
    all.find(({ links }) => links.some((link) => link.personId === personId))?.about ?? null;
}

/**
 * Tries again what could not be delivered: for a project, in a channel that Saman has been let into, or to somebody who
 * has added it.
 */
export async function tryAgain(
  tx: Repositories,
  where:
    | { readonly projectId: Id }
    | { readonly connectionId: Id; readonly externalId: string }
    | { readonly personId: Id },
  now: Temporal.Instant,
): Promise<number> {
  const whose = 'connectionId' in where ? await projectAt(tx, where) : where;
  if (whose === null) return 0;
  const revived = await tx.deliveries.revive(whose, since(now));
  const projects = 'projectId' in whose ? [whose.projectId] : await projectsOf(tx, revived);
  await tx.notify([
    ...revived.map(
      ({ id, view, wasSent }): Notice =>
        wasSent ? { kind: 'refresh', view } : { kind: 'retry', deliveryId: id },
    ),
    ...projects.map((id): Notice => ({ kind: 'refresh', view: { name: 'undelivered', id } })),
  ]);
  return revived.length;
}

async function projectAt(
  tx: Repositories,
  { connectionId, externalId }: { readonly connectionId: Id; readonly externalId: string },
): Promise<{ readonly projectId: Id } | null> {
  const project = await tx.projects.byPlace(connectionId, externalId);
  return project && { projectId: project.id };
}

/** The projects that deliveries are about, each once. */
async function projectsOf(
  tx: Repositories,
  deliveries: readonly Pick<Delivery, 'view'>[],
): Promise<readonly Id[]> {
  const found = new Set<Id>();
  for (const { view } of deliveries) {
    const about = subjectOf(view);
    const id = about && (await tx.projects.idOf(about));
    if (id !== null) found.add(id);
  }
  return [...found];
}

/** What leaders, and those it should have reached, do about what did not get through. */
export const undeliveredHandlers: Handlers<'undelivered.show' | 'delivery.retry' | 'delivery.fetch'> = {
  'undelivered.show': async (_context, { projectId }) =>
    accept({ how: 'say', view: { name: 'undelivered', id: projectId } }),
  'delivery.fetch': async (context, { type, projectId }) => {
    const now = context.clock.now();
    const by = context.reader.person.id;
    await context.store.transaction(async (tx) => {
      const count = await tryAgain(tx, { personId: by }, now);
      await tx.audit({ what: type, by, projectId, roundId: null, at: now, details: { count } });
    });
    return accept({ how: 'say', view: { name: 'home' } });
  },
  'delivery.retry': async (context, { type, projectId }) => {
    const now = context.clock.now();
    await context.store.transaction(async (tx) => {
      const count = await tryAgain(tx, { projectId }, now);
      const by = context.reader.person.id;
      await tx.audit({ what: type, by, projectId, roundId: null, at: now, details: { count } });
    });
    return accept({ how: 'replace', view: { name: 'undelivered', id: projectId } });
  },
};

/** What did not get through lately, one line for each recipient and reason. */
export const undeliveredLoaders: Loaders<'undelivered'> = {
  undelivered: async ({ services, repositories, standing }, { id }) => {
    const project = await repositories.projects.project(id);
    if (!project) return null;
    const failed = await repositories.deliveries.failed(id, since(services.clock.now()));
    const told = failed.filter(({ reason }) => !quiet.includes(reason));
    const personOf = await personsById(
      repositories,
      told.flatMap(({ personId }) => (personId ? [personId] : [])),
    );
    const linksOf = await openLinks(repositories, id);
    const mayPassOn = may('links.show', standing);
    const problems: Views['undelivered']['problems'] = told.map(({ personId, reason }) => ({
      personName: personId === null ? null : (personOf(personId)?.name ?? '–'),
      reason,
      hasLink: mayPassOn && linksOf(personId) !== null,
    }));
    return {
      projectId: id,
      projectName: project.name,
      problems,
      linksOf: told.map(({ personId }) => linksOf(personId)).find((about) => about !== null) ?? null,
      may: { retry: may('delivery.retry', standing), links: mayPassOn },
    };
  },
};
