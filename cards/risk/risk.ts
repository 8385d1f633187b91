import type { Views } from '../../bot/conversation/view.ts';
import type { CountermeasureLine, HistoryLine } from '../../bot/risk/risk.views.ts';
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
import { cut } from '../room.ts';
import type { Say } from '../words/say.ts';
import { givenText, riskName, sumText } from './names.ts';

type Props = Views['risk'];

/** How much of a risk stands in its card. */
const most = { countermeasures: 8, history: 15, text: 160 } as const;

/** One risk: how it stands, what is done about it, and all that happened to it. */
export function risk(props: Props, say: Say): Card {
  const words = say.words.risk;
  const body: readonly Element[] = [
    heading(words.card.title(props.number)),
    text(riskName(props.name, say)),
    ...(props.isLacking ? [attention(words.lacking)] : []),
    ...facts([
      [words.card.project, props.projectName],
      [words.card.status, words.status[props.status]],
      [words.card.sum, props.grades ? sumText(props.grades, say) : null],
    ]),
    ...(props.mergedInto ? [text(words.card.mergedInto(props.mergedInto))] : []),
    ...spread(props, say),
    countermeasures(props, say),
    history(props, say),
  ];
  const notification = words.card.notification(props.number, props.projectName);
  return card(say.language, notification, body, actions(props, say));
}

function spread({ grading }: Props, say: Say): readonly Element[] {
  const words = say.words.risk;
  if (!grading) return [];
  const given = grading.spread;
  return [
    subtle(
      given ? words.card.spread(givenText(given.s, say), givenText(given.k, say)) : words.matrix.notShown,
    ),
    subtle(words.card.highest),
  ];
}

function countermeasures({ countermeasureLines: all }: Props, say: Say): Element {
  const words = say.words.risk.card;
  const shown = all.slice(-most.countermeasures);
  return section([
    subheading(words.countermeasures),
    ...(all.length === 0 ? [text(words.noCountermeasures)] : []),
    ...(all.length > shown.length ? [subtle(say.words.risk.more(all.length - shown.length))] : []),
    ...shown.flatMap((line) => [text(`${line.doneOn ? '✓' : '○'} ${line.text}`), subtle(when(line, say))]),
  ]);
}

function when({ responsible, dueOn, doneOn, lowers }: CountermeasureLine, say: Say): string {
  const words = say.words.risk.card;
  const plan = responsible ? words.planned(responsible, say.day(dueOn)) : words.plannedAlone(say.day(dueOn));
  return [doneOn ? words.done(say.day(doneOn)) : plan, words.lowers[lowers]].join(' · ');
}

function history({ history: all }: Props, say: Say): Element {
  const shown = all.slice(-most.history);
  return section([
    subheading(say.words.risk.card.history),
    ...(all.length > shown.length ? [subtle(say.words.risk.more(all.length - shown.length))] : []),
    ...shown.map((line) => subtle(historyText(line, say))),
  ]);
}

function historyText(line: HistoryLine, say: Say): string {
  const words = say.words.risk.history;
  const day = say.day(line.on);
  const said = cut(line.text, most.text);
  const what = (): string => {
    switch (line.what) {
      case 'merged':
        return words.merged(day, line.other ?? 0);
      case 'withdrawn': {
        const [what = '', ...why] = line.text.split('\n');
        return words.withdrawn(day, cut(what, most.text), cut(why.join(' '), most.text));
      }
      case 'graded':
        return words.graded(day, line.grading ? sumText(line.grading, say) : '–');
      case 'countermeasure':
      case 'done':
      case 'closed':
        return words[line.what](day, said);
      default:
        return words[line.what](day);
    }
  };
  return line.by ? words.by(what(), line.by) : what();
}

function actions(props: Props, say: Say): readonly Action[] {
  const { riskId, projectId, may } = props;
  const words = say.words.risk.card;
  const data = { riskId };
  return [
    ...(may.set ? [primary(words.set, 'countermeasure.form', data)] : []),
    ...(may.regrade ? [press(props.grades ? words.regrade : words.grade, 'risk.regrade', data)] : []),
    ...(may.back ? [press(words.back, 'risks.back', { projectId, riskId })] : []),
    ...(may.withdraw ? [press(words.withdraw, 'countermeasure.withdraw.form', data)] : []),
    ...(may.close ? [press(words.close, 'risk.close.form', data)] : []),
    ...(may.reopen ? [press(words.reopen, 'risk.reopen', data)] : []),
  ];
}
