import { defaultDeadline } from '../calendar/deadline.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import type { Loaders, Loading } from '../conversation/handling.ts';
import type { BallotContents, FormState } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { isShownTo, linkCommands, linkUrl, minutesLink } from '../people/answer-link.ts';
import { byName } from '../people/new-person.ts';
import { type Act, may } from '../permissions/permissions.ts';
import { currentMembers } from '../project/group.ts';
import { loadHelped } from '../risk/chain.ts';
import { responsibles } from './afterwards.usecases.ts';
import { showsResult } from './anonymise.ts';
import { minutesState } from './minutes.loading.ts';
import { completenessOf, takesAnswers } from './round.decide.ts';
import {
  asksAt,
  benefitLines,
  decisionLines,
  loadResults,
  loadRound,
  summaryOf,
  turnoutSoFar,
} from './round.loading.ts';
import type { ClosedRound } from './round.ts';
import { silentParties, totals } from './turnout.ts';

/** A link holder is offered only what a link can do. */
const allowed = ({ standing, reader }: Loading, act: Act): boolean =>
  may(act, standing) && (reader.via === 'account' || (linkCommands.round as readonly string[]).includes(act));

/** A member's own ballot. Only the reader's own answer is ever read here, and only while the round is open. */
async function ballot(
  loading: Loading,
  id: Id,
  form: FormState,
  asForm: boolean,
): Promise<BallotContents | null> {
  const { repositories, reader, standing, services } = loading;
  const loaded = await loadRound(repositories, id);
  if (!loaded || !standing) return null;
  const { round, head } = loaded;
  const base = { ...head, settings: round.settings, answer: null, hasDraft: false, helped: [], form };
  if (!takesAnswers(round, services.clock.now()))
    return { ...base, state: 'closed', resultShown: round.status === 'closed' && round.resultShown };
  if (!standing.memberships.some((membership) => membership.groupId === round.groupId)) return null;

  const stored = await repositories.rounds.answer(id, reader.person.id);
  const answer = stored && isShownTo(reader, stored.givenAt) ? stored : null;
  const draft = await repositories.rounds.draft(id, reader.person.id);
  const typed = Object.keys(form.values).length > 0;
  return {
    ...base,
    state: answer && !draft && !asForm ? 'receipt' : 'form',
    answer: answer && { grades: answer.grades, reasons: answer.reasons, comment: answer.comment },
    hasDraft: draft !== null,
    resultShown: false,
    helped: await loadHelped(repositories, round),
    form: typed || !draft ? form : { ...form, values: draft.values },
  };
}

async function closedRound(loading: Loading, id: Id) {
  const loaded = await loadRound(loading.repositories, id);
  return loaded?.round.status === 'closed' ? { ...loaded, round: loaded.round as ClosedRound } : null;
}

async function openRound(loading: Loading, id: Id) {
  const loaded = await loadRound(loading.repositories, id);
  if (loaded?.round.status !== 'open') return null;
  const turnout = await turnoutSoFar(loading.repositories, loaded.round);
  return { ...loaded, round: loaded.round, turnout, ...totals(turnout) };
}

/** Views of a round while it runs. */
const runningLoaders: Loaders<
  | 'roundForm'
  | 'ballot'
  | 'ballotForm'
  | 'progress'
  | 'deadlineMoved'
  | 'roundStatus'
  | 'closeConfirm'
  | 'extendForm'
> = {
  async roundForm({ repositories, services }, { id }, form) {
    const project = await repositories.projects.project(id);
    if (!project) return null;
    const groups = await repositories.projects.groups(id);
    const memberships = await repositories.projects.memberships(id);
    const deadline = defaultDeadline(services.clock.now(), project.timeZone);
    const answering = (['steering', 'project'] as const).filter((kind) =>
      groups.some((group) => group.kind === kind),
    );
    const withMembers = answering.filter((kind) =>
      groups.some((group) => group.kind === kind && currentMembers(memberships, group.id).length > 0),
    );
    return {
      projectId: id,
      projectName: project.name,
      // one that has lost its members can get some while the form is open
      groups: withMembers.length > 0 ? withMembers : answering,
      scale: project.scale,
      deadlineDate: deadline.date,
      deadlineTime: deadline.time,
      timeZone: project.timeZone,
      form,
    };
  },
  ballot: (loading, { id }, form) => ballot(loading, id, form, false),
  ballotForm: (loading, { id }, form) => ballot(loading, id, form, true),
  async progress(loading, { id }) {
    const loaded = await loadRound(loading.repositories, id);
    if (!loaded) return null;
    const { round, head } = loaded;
    const turnout =
      round.status === 'closed' ? round.turnout : await turnoutSoFar(loading.repositories, round);
    return {
      ...head,
      ...totals(turnout),
      asksAt: asksAt(round, head.timeZone, loading.services.clock.now()),
      may: { showStatus: allowed(loading, 'roundStatus') },
    };
  },
  deadlineMoved: async ({ repositories }, { id }) => (await loadRound(repositories, id))?.head ?? null,
  async roundStatus(loading, { id }) {
    const loaded = await loadRound(loading.repositories, id);
    if (!loaded) return null;
    const { round, head } = loaded;
    const open = round.status === 'open';
    const turnout = open ? await turnoutSoFar(loading.repositories, round) : round.turnout;
    return {
      ...head,
      ...totals(turnout),
      asksAt: asksAt(round, head.timeZone, loading.services.clock.now()),
      missing: silentParties(turnout),
      closed: open ? null : summaryOf(round),
      may: {
        close: open && allowed(loading, 'round.close'),
        extend: open && allowed(loading, 'round.extend'),
        links: open && allowed(loading, 'links.show'),
      },
    };
  },
  async closeConfirm(loading, { id }) {
    const open = await openRound(loading, id);
    if (!open) return null;
    return {
      ...open.head,
      answered: open.answered,
      asked: open.asked,
      missing: silentParties(open.turnout),
      tooFew: !showsResult(open.round.settings.grading, open.answered),
      completeness: completenessOf(open.round, open.turnout),
    };
  },
  async extendForm(loading, { id }, form) {
    const open = await openRound(loading, id);
    if (!open) return null;
    const later = defaultDeadline(open.round.deadline, open.project.timeZone);
    return {
      ...open.head,
      suggestedDate: later.date,
      suggestedTime: later.time,
      form,
    };
  },
};

/** Views of a round that has closed. */
const closedLoaders: Loaders<
  | 'result'
  | 'decisions'
  | 'decisionForm'
  | 'benefitsForm'
  | 'followUpForm'
  | 'minutes'
  | 'minutesApproved'
  | 'minutesCorrectForm'
> = {
  async result(loading, { id }) {
    const closed = await closedRound(loading, id);
    if (!closed) return null;
    const { round, head } = closed;
    const { repositories } = loading;
    const results = await loadResults(repositories, round);
    const versions = (await repositories.rounds.minutes(id)).map((minutes) => minutes.version);
    return {
      ...head,
      ...summaryOf(round),
      settings: round.settings,
      ...results,
      helped: round.resultShown ? await loadHelped(repositories, round) : [],
      suggested: results.factors.filter((result) => result.good).map((result) => result.factor),
      benefits: await benefitLines(repositories, round),
      followUp: await repositories.rounds.followUp(id),
      decisions: await decisionLines(repositories, await repositories.rounds.decisions(id)),
      minutesVersion: versions.length > 0 ? Math.max(...versions) : null,
      may: {
        decide: allowed(loading, 'decision.record'),
        noteBenefits: allowed(loading, 'benefits.note'),
        followUp: versions.length === 0 && allowed(loading, 'followup.note'),
        showMinutes: allowed(loading, 'minutes.show'),
      },
    };
  },
  async decisions(loading, { id }) {
    const loaded = await loadRound(loading.repositories, id);
    if (!loaded) return null;
    const decisions = await loading.repositories.rounds.decisions(id);
    return {
      ...loaded.head,
      decisions: await decisionLines(loading.repositories, decisions),
      may: { decide: loaded.round.status === 'closed' && allowed(loading, 'decision.record') },
    };
  },
  async decisionForm(loading, { id }, form) {
    const closed = await closedRound(loading, id);
    if (!closed) return null;
    const ids = await responsibles(loading.repositories, closed.project.id);
    const people = await loading.repositories.people.persons(ids);
    const { timeZone } = closed.project;
    const today = loading.services.clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
    return {
      ...closed.head,
      people: people.map(({ id: personId, name }) => ({ id: personId, name })).sort(byName),
      suggestedDate: nextWorkingDay(today.add({ days: 28 })),
      form,
    };
  },
  async benefitsForm(loading, { id }, form) {
    const closed = await closedRound(loading, id);
    if (!closed) return null;
    const { factors } = await loadResults(loading.repositories, closed.round);
    return {
      ...closed.head,
      suggested: factors.filter((result) => result.good).map((result) => result.factor),
      factors: closed.round.settings.factors,
      form,
    };
  },
  async followUpForm(loading, { id }, form) {
    const closed = await closedRound(loading, id);
    return closed && { ...closed.head, followUp: await loading.repositories.rounds.followUp(id), form };
  },
  async minutes(loading, { id }) {
    const closed = await closedRound(loading, id);
    if (!closed) return null;
    const { services, repositories, reader } = loading;
    const now = services.clock.now();
    const { approved, draft } = await minutesState(services, repositories, closed.round, now);
    const newest = approved[0];
    return {
      ...closed.head,
      approvedVersion: newest?.version ?? null,
      approvedAt: newest?.approvedAt ?? null,
      draftVersion: draft?.version ?? null,
      draftFingerprint: draft?.fingerprint ?? null,
      url: linkUrl(services, await minutesLink(repositories, reader, id, now)),
      may: {
        approve: draft !== null && allowed(loading, 'minutes.approve'),
        correct: newest !== undefined && allowed(loading, 'minutes.correct'),
      },
    };
  },
  async minutesApproved(loading, { id }) {
    const closed = await closedRound(loading, id);
    const versions = closed ? (await loading.repositories.rounds.minutes(id)).map((one) => one.version) : [];
    return closed && versions.length > 0 ? { ...closed.head, version: Math.max(...versions) } : null;
  },
  async minutesCorrectForm(loading, { id }, form) {
    const closed = await closedRound(loading, id);
    return closed && { ...closed.head, form };
  },
};

export const evaluationLoaders = { ...runningLoaders, ...closedLoaders };
