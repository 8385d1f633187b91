import type { CalendarLink } from '../../bot/calendar-feed/calendar-feed.views.ts';
import type { CommandType } from '../../bot/conversation/command.ts';
import type { Views } from '../../bot/conversation/view.ts';
import {
  attention,
  type Card,
  card,
  type ExecuteAction,
  facts,
  heading,
  press,
  primary,
  subtle,
  text,
  visit,
} from '../card.ts';
import type { Say } from '../words/say.ts';

/** The reader's link to the calendar of all that concerns them. */
export const calendar = (props: Views['calendar'], say: Say): Card =>
  linkCard(props, say, {
    title: say.words.calendar.title,
    what: say.words.calendar.what,
    verbs: ['calendar.show', 'calendar.renew', 'calendar.revoke'],
    data: {},
    more: [press(say.words.reminders.act.upcoming, 'reminders.show')],
  });

/** The reader's link to the calendar of a project. */
export const projectCalendar = (props: Views['projectCalendar'], say: Say): Card =>
  linkCard(props, say, {
    title: say.words.calendar.projectTitle(props.projectName),
    what: say.words.calendar.projectWhat,
    verbs: ['projectCalendar.show', 'projectCalendar.renew', 'projectCalendar.revoke'],
    data: { projectId: props.projectId },
    more: [press(say.words.reminders.act.upcoming, 'reminders.project', { projectId: props.projectId })],
  });

interface About {
  readonly title: string;
  readonly what: string;
  readonly verbs: readonly [make: CommandType, renew: CommandType, revoke: CommandType];
  readonly data: Readonly<Record<string, string>>;
  readonly more: readonly ExecuteAction[];
}

/** The address never stands in the fallback text: that is what a phone shows on a locked screen. */
function linkCard({ url, isReachable }: CalendarLink, say: Say, about: About): Card {
  const { title, what, verbs, data, more } = about;
  const words = say.words.calendar;
  const [make, renew, revoke] = verbs;
  if (url === null)
    return card(
      say.language,
      title,
      [heading(title), text(words.none)],
      [primary(words.make, make, data), ...more],
    );
  const body = [
    heading(title),
    text(what),
    ...(isReachable ? [] : [attention(words.notReachable)]),
    ...facts([[words.address, `${url}.ics`]]),
    subtle(words.secret),
  ];
  return card(say.language, title, body, [
    visit(words.open, url),
    ...more,
    press(words.renew, renew, data),
    press(words.revoke, revoke, data, { style: 'destructive' }),
  ]);
}
