import type { Views } from '../../bot/conversation/view.ts';
import { scopeKey } from '../../bot/reporting/many.ts';
import {
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
  text,
} from '../card.ts';
import { attentions, type FormTexts } from '../form.ts';
import { cut, fitting } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onOneLine } from './contents.ts';
import { selectionFields } from './many-deadlines-form.ts';
import { rowsField } from './paste-deadlines-form.ts';

type Props = Views['deadlinePlan'];

/** How much of the projects' names stands in the card, in bytes, for those that get the deadline and those that have it. */
const roomForNames = 2000;

/** How much of what the report holds stands beside its date, in characters. */
const mostContents = 160;

/** What would be recorded, to be looked over; one press records it all. What is changed here is looked over again. */
export function deadlinePlan(props: Props, say: Say): Card {
  const words = say.words.reporting.plan;
  const form = say.form(props.form);
  const { added, there, wanted, fingerprint } = props;
  const count = added.length;
  const title = count === 0 ? words.nothing : words.title(count);
  const [check, record] =
    wanted.kind === 'selection'
      ? (['deadlines.many.check', 'deadlines.many.record'] as const)
      : (['deadlines.paste.check', 'deadlines.paste.record'] as const);
  const body: readonly Element[] = [
    heading(title),
    ...(props.hasChanged ? [attention(words.changed)] : []),
    ...attentions(form),
    ...whatIsWanted(props, say),
    ...named(words.added(count), added, props, say),
    ...named(words.there(there.length), there, props, say),
    section([subheading(words.change), ...fieldsOf(props, form, say)]),
  ];
  return card(
    say.language,
    title,
    body,
    count === 0
      ? [primary(words.again, check, {}, true)]
      : [
          primary(words.record(count), record, { fingerprint }, true),
          press(words.again, check, {}, { sends: true }),
        ],
  );
}

/** The one deadline that they all get. In a list each has its own. */
function whatIsWanted({ wanted }: Props, say: Say): readonly Element[] {
  if (wanted.kind === 'rows') return [];
  return facts([
    [say.words.reporting.many.dueOn, say.day(wanted.dueOn)],
    [say.words.reporting.plan.contents, cut(onOneLine(wanted.contents), mostContents)],
  ]);
}

/** The names of projects, as far as there is room; in a list with the day of each. */
function named(title: string, lines: Props['added'], { wanted }: Props, say: Say): readonly Element[] {
  if (lines.length === 0) return [];
  const words = say.words.reporting.plan;
  const { shown, left } = fitting(
    lines.map(({ projectName, dueOn }) =>
      wanted.kind === 'rows' ? words.onDay(projectName, say.day(dueOn)) : projectName,
    ),
    roomForNames,
  );
  const names = left > 0 ? [...shown, say.words.reporting.list.more(left)] : shown;
  return [section([subheading(title), text(names.join(', '))])];
}

function fieldsOf({ wanted, scopes }: Props, form: FormTexts, say: Say): readonly Element[] {
  if (wanted.kind === 'rows') return rowsField(form, say, wanted.pasted ?? '');
  const { contents, scope } = wanted;
  return selectionFields(form, scopes, say, {
    dueOn: wanted.dueOn.toString(),
    contents,
    scope: scopeKey(scope),
  });
}
