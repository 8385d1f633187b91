import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary, subtle, text, visit } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Where the minutes are, and what PA can do with them (PRIV-5). */
export function minutes(props: Views['minutes'], say: Say): Card {
  const words = say.words.evaluation.minutes;
  const title = words.title(props.number, props.projectName);
  const { approvedVersion, approvedAt, draftVersion, draftFingerprint: fingerprint } = props;
  const data = { roundId: props.roundId };
  const body = [
    heading(title),
    ...(approvedVersion && approvedAt ? [text(words.approved(approvedVersion, say.moment(approvedAt)))] : []),
    ...(draftVersion ? [text(words.draft(draftVersion))] : []),
    ...(approvedVersion ? [subtle(words.afterApproval)] : []),
    subtle(words.personal),
  ];
  return card(say.language, title, body, [
    visit(words.open, props.url),
    ...(props.may.approve && draftVersion && fingerprint
      ? [
          primary(words.approve(draftVersion), 'minutes.approve', {
            ...data,
            version: draftVersion,
            fingerprint,
          }),
        ]
      : []),
    ...(props.may.correct ? [press(words.correct, 'minutes.correct.form', data)] : []),
  ]);
}
