import type { Views } from '../../bot/conversation/view.ts';
import type { RegisterContents } from '../../bot/risk/risk.views.ts';
import { type Action, type Card, card, type Element, facts, heading, press, primary, text } from '../card.ts';
import type { Say } from '../words/say.ts';
import { matrixImage } from './matrix.ts';
import { riskLines, shortName } from './names.ts';
import { onward } from './onward.ts';

/** How many risks stand in a card. */
const most = { lines: 20, buttons: 4 } as const;

/** The register: what is on the list, the worst first, and the matrix (RISK-5). */
export function risks(props: Views['risks'], say: Say): Card {
  const words = say.words.risk.register;
  const isEmpty = props.lines.length === 0 && props.counts.settled === 0;
  const body: readonly Element[] = [
    heading(words.title(props.projectName)),
    ...(isEmpty ? [text(words.none)] : counts(props, say)),
    ...(props.matrix ? matrixImage(props.matrix, props.picture, say) : []),
    ...riskLines(props.lines, most.lines, say),
  ];
  const { may, projectId, counts: of } = props;
  const data = { projectId };
  const next = onward(props.lines, most.lines, say);
  return card(say.language, words.notification(props.projectName), body, [
    ...beginning(props, say),
    ...next,
    ...(of.lacking > 0 ? [press(words.showLacking, 'risks.lacking', data)] : []),
    ...(may.change ? [press(words.add, 'risks.add.form', data)] : []),
    ...(isEmpty ? [] : [press(words.choose, 'risk.choose', data)]),
    // a card has room for six: what is settled is found beside what comes next
    ...(of.settled > 0 && next.length === 0 ? [press(words.showSettled, 'risks.settled', data)] : []),
    ...(may.export && !isEmpty ? [press(words.export, 'risks.export', data)] : []),
  ]);
}

/** The workshop that is going on, or a new one. */
function beginning({ workshopId, may, projectId }: RegisterContents, say: Say): readonly Action[] {
  const words = say.words.risk.register;
  if (workshopId) return [primary(words.workshop, 'workshop.show', { workshopId })];
  return may.start ? [primary(words.start, 'workshop.form', { projectId })] : [];
}

const counts = ({ counts: of }: RegisterContents, say: Say): readonly Element[] => {
  const words = say.words.risk.register;
  return facts([
    [words.listed, String(of.listed)],
    [words.lacking, String(of.lacking)],
    [words.awaiting, of.awaiting > 0 ? String(of.awaiting) : null],
  ]);
};

/** What must have a countermeasure and has none (RISK-7). */
export function risksLacking(props: Views['risksLacking'], say: Say): Card {
  const words = say.words.risk.register;
  const title = words.lackingTitle(props.projectName);
  const body = [
    heading(title),
    ...(props.lines.length === 0 ? [text(words.noneLacking)] : riskLines(props.lines, most.lines, say)),
  ];
  const buttons = props.may.set ? props.lines.slice(0, most.buttons) : [];
  return card(say.language, title, body, [
    ...buttons.map((line, index) =>
      (index === 0 ? primary : press)(words.set(shortName(line, say)), 'countermeasure.form', {
        riskId: line.riskId,
      }),
    ),
    ...onward(props.lines, most.lines, say),
    press(words.all, 'risks.show', { projectId: props.projectId }),
  ]);
}

/** Merged, set aside, closed: nothing is lost (RISK-3). */
export function risksSettled(props: Views['risksSettled'], say: Say): Card {
  const words = say.words.risk.register;
  const title = words.settledTitle(props.projectName);
  const data = { projectId: props.projectId };
  const canComeBack = props.lines.some(({ status }) => status === 'aside' || status === 'merged');
  const body = [
    heading(title),
    ...(props.lines.length === 0 ? [text(words.noneSettled)] : riskLines(props.lines, most.lines, say)),
  ];
  return card(say.language, title, body, [
    ...(props.may.change && canComeBack ? [press(words.back, 'risks.back.form', data)] : []),
    ...(props.lines.length > 0 ? [press(words.choose, 'risk.choose', data)] : []),
    ...onward(props.lines, most.lines, say),
    press(words.all, 'risks.show', data),
  ]);
}
