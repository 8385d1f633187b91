import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, subtle, text } from '../card.ts';
import { firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** How many recipients stand in the card. */
const most = 15;

/** What did not reach people or the channel, and what can be done about it (never dropped in silence). */
export function undelivered(props: Views['undelivered'], say: Say): Card {
  const words = say.words.delivery;
  if (props.problems.length === 0) {
    const done = words.allWell(props.projectName);
    return card(say.language, done, [heading(done)]);
  }
  const { shown, left } = firstOf(props.problems, most);
  const line = ({ personName, reason, hasLink }: (typeof shown)[number]) =>
    [
      personName ?? words.channel,
      [words.reasons[reason], ...(hasLink ? [words.hasLink] : [])].join(' '),
    ] as const;
  const body = [
    heading(words.title(props.projectName)),
    text(words.intro),
    ...facts(shown.map(line)),
    ...(left > 0 ? [subtle(say.words.names.notAll(shown.length, props.problems.length))] : []),
  ];
  const { linksOf, may, projectId } = props;
  return card(say.language, words.notification(props.projectName), body, [
    ...(linksOf && may.links
      ? [
          press(
            say.words.evaluation.status.links,
            'roundId' in linksOf ? 'links.show' : 'workshop.links',
            linksOf,
          ),
        ]
      : []),
    ...(may.retry ? [press(words.retry, 'delivery.retry', { projectId })] : []),
  ]);
}
