import type { Views } from '../../bot/conversation/view.ts';
import type { MatrixContents, MatrixEntry } from '../../bot/risk/risk.views.ts';
import {
  attention,
  type Card,
  card,
  type Element,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { matrixAlt } from './matrix-picture.ts';
import { givenText, numbered, riskState, shortName, sumText } from './names.ts';

/** How many risks stand in the card, and how many have a button. */
const most = { entries: 15, buttons: 3 } as const;

export const matrixImage = (matrix: MatrixContents, url: string | null, say: Say): readonly Element[] =>
  url ? [{ type: 'Image', url, altText: matrixAlt(matrix, say) }] : [];

/** What the group came to: the matrix as a picture and in words (RISK-4 to RISK-6), and what is to be done. */
export function riskMatrix(props: Views['riskMatrix'], say: Say): Card {
  const words = say.words.risk.matrix;
  const { matrix, graded, projectId, workshopId } = props;
  const isNow = ({ riskId }: MatrixEntry) => graded.includes(riskId);
  const ordered = [...matrix.entries.filter(isNow), ...matrix.entries.filter((one) => !isNow(one))];
  const { shown, left } = firstOf(ordered, most.entries);
  const body: readonly Element[] = [
    heading(words.title(props.projectName)),
    text(words.intro),
    ...matrixImage(matrix, props.picture, say),
    ...(shown.length === 0 ? [text(words.none)] : []),
    ...shown.flatMap((entry) => entryLines(entry, isNow(entry), say)),
    ...(left > 0 ? [subtle(say.words.risk.more(left))] : []),
    ...todo(props, say),
  ];
  const buttons = props.may.set ? props.lacking.slice(0, most.buttons) : [];
  return card(say.language, words.notification(props.projectName), body, [
    ...buttons.map((line, index) =>
      (index === 0 ? primary : press)(words.set(shortName(line, say)), 'countermeasure.form', {
        riskId: line.riskId,
      }),
    ),
    ...(props.may.register ? [press(words.register, 'risks.show', { projectId })] : []),
    ...(props.may.end ? [press(words.end, 'workshop.end', { workshopId })] : []),
  ]);
}

function entryLines(entry: MatrixEntry, isNow: boolean, say: Say): readonly Element[] {
  const words = say.words.risk.matrix;
  const before = entry.before ? [words.before(sumText(entry.before, say))] : [];
  const spread = entry.grading?.spread;
  return [
    { ...text(numbered(entry, say)), weight: 'bolder' },
    text([riskState(entry, say), ...before].join(' · ')),
    ...(isNow
      ? [subtle(spread ? words.spread(givenText(spread.s, say), givenText(spread.k, say)) : words.notShown)]
      : []),
  ];
}

function todo({ lacking, matrix }: Views['riskMatrix'], say: Say): readonly Element[] {
  const words = say.words.risk.matrix;
  if (matrix.entries.length === 0) return [];
  if (lacking.length === 0) return [section([text(words.complete)])];
  const numbers = say.list(lacking.map(({ number }) => String(number)));
  return [section([subheading(words.lackingTitle), attention(`▲ ${numbers}`)])];
}
