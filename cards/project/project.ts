import type { Views } from '../../bot/conversation/view.ts';
import { parties, phases } from '../../bot/project/project.ts';
import {
  type Action,
  attention,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { riskName } from '../risk/names.ts';
import { cut, firstOf, fitting } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

type Props = Views['project'];

/** How much of a project stands in its card; names in characters for each party of each group. */
const most = { names: 400, rounds: 5, risks: 8, decisions: 5, text: 150 } as const;

/** A project at a glance: phase (PHASE-1), group with what it lacks (COOP-1), rounds, risks, decisions. */
export function project(props: Props, say: Say): Card {
  const words = say.words.project.card;
  const { names } = say.words;
  // without names, nobody is told who holds it, or that nobody does
  const namesShown = props.groups.every((group) => group.namesShown);
  const holder = (name: string | null) => name ?? (namesShown ? words.nobody : null);
  const body: readonly Element[] = [
    heading(props.name),
    ...facts([
      [words.participant, props.participant],
      [words.network, props.networks.join(', ')],
      [words.themes, say.list(props.themes.map((theme) => names.theme[theme]))],
      [words.phase, names.phaseOf(phases.indexOf(props.phase) + 1, names.phase[props.phase])],
      [
        words.nextMilestone,
        props.nextMilestone &&
          words.milestone(props.nextMilestone.wording, say.day(props.nextMilestone.dueOn)),
      ],
      [words.nextReport, props.nextReport && say.day(props.nextReport)],
      [words.pa, holder(props.pa)],
      [words.pl, holder(props.pl)],
    ]),
    ...(props.channelIsOpen ? [attention(words.channelIsOpen)] : []),
    ...props.groups.map((group) => groupOf(group, say)),
    rounds(props, say),
    risks(props, say),
    ...decided(props, say),
  ];
  return card(say.language, props.name, body, actionsOf(props, say));
}

function actionsOf(props: Props, say: Say): readonly Action[] {
  const words = say.words.project.card;
  const data = { projectId: props.projectId };
  const newest = [...props.rounds].sort((a, b) => b.number - a.number);
  const open = newest.some((round) => round.status === 'open');
  const closed = newest.find((round) => round.status === 'closed');
  return [
    ...(props.may.openRound && !open ? [primary(words.newRound, 'round.form', data)] : []),
    ...(props.may.showResult && closed
      ? [press(words.result, 'result.show', { roundId: closed.roundId })]
      : []),
    ...(props.may.showPlan ? [press(words.showPlan, 'milestones.show', data)] : []),
    ...(props.may.showRisks ? [press(words.showRisks, 'risks.show', data)] : []),
    ...(props.may.showDeadlines ? [press(words.showDeadlines, 'deadlines.show', data)] : []),
    ...(props.may.changeGroup ? [press(words.changeGroup, 'group.form', data)] : []),
  ];
}

function groupOf(group: Props['groups'][number], say: Say): Element {
  const words = say.words.project.card;
  const { names } = say.words;
  const perParty = parties
    .filter((party) => group.counts[party] > 0)
    .map((party) => {
      const members = group.members.filter((member) => member.party === party);
      const { shown, left } = fitting(
        members.map(({ name, hasAccount, guest }) =>
          guest ? words[guest](name) : hasAccount ? name : words.noAccount(name),
        ),
        most.names,
      );
      const listed = left > 0 ? [...shown, words.more(left)] : shown;
      const value = group.namesShown ? listed.join(', ') : words.count(group.counts[party]);
      return [capital(names.party[party]), value] as const;
    });
  return section([
    subheading(capital(names.group[group.kind])),
    ...(perParty.length === 0 ? [text(words.emptyGroup)] : facts(perParty)),
    ...(group.missing.length > 0 && perParty.length > 0
      ? [attention(words.missing(say.parties(group.missing)))]
      : []),
    subtle(`${words.stability}: ${words.changes(group.joined, group.left)}`),
  ]);
}

function rounds(props: Props, say: Say): Element {
  const words = say.words.project.card;
  const { shown, left } = firstOf(
    [...props.rounds].sort((a, b) => b.number - a.number),
    most.rounds,
  );
  return section([
    subheading(words.rounds),
    ...(shown.length === 0 ? [text(words.noRounds)] : []),
    ...shown.map((round) => {
      if (!round.closedAt) return text(words.roundOpen(round.number, say.moment(round.deadline)));
      const line = round.completeness === 'complete' ? words.roundClosed : words.roundIncomplete;
      return text(line(round.number, say.moment(round.closedAt)));
    }),
    ...(left > 0 ? [subtle(words.more(left))] : []),
  ]);
}

function risks(props: Props, say: Say): Element {
  const words = say.words.project.card;
  const { shown, left } = firstOf(props.risks ?? [], most.risks);
  return section([
    subheading(words.risks),
    text(props.riskCount === 0 ? words.noRisks : words.riskCount(props.riskCount)),
    ...(props.lackingCount > 0 ? [attention(words.lackingCount(props.lackingCount))] : []),
    ...shown.map(({ name, isLacking }) =>
      text(isLacking ? words.riskLacking(riskName(name, say)) : riskName(name, say)),
    ),
    ...(left > 0 ? [subtle(words.more(left))] : []),
  ]);
}

function decided(props: Props, say: Say): readonly Element[] {
  const words = say.words.project.card;
  if (!props.decisions || props.decisions.length === 0) return [];
  const { shown, left } = firstOf(props.decisions, most.decisions);
  return [
    section([
      subheading(words.decisions),
      ...shown.map((one) =>
        text(words.decision(cut(one.text, most.text), one.responsible, say.day(one.dueOn))),
      ),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}
