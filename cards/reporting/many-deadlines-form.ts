import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { scopeKey, scopeNamed } from '../../bot/reporting/many.ts';
import type { ScopeOption } from '../../bot/reporting/reporting.views.ts';
import { type Card, type Choice, card, type Element, heading, press, primary, text } from '../card.ts';
import { attentions, choiceInput, dateInput, type FormTexts, field, textInput } from '../form.ts';
import { type Reading, form as reading } from '../reading.ts';
import { choice, choicesWithin } from '../room.ts';
import type { Say } from '../words/say.ts';

/** The bytes of the choices of projects (design §5: Teams takes 28 KB a card). */
const roomForScopes = 10_000;

/** The same deadline for many projects, as the secretariat enters it (REP-2). */
export function manyDeadlinesForm(props: Views['manyDeadlinesForm'], say: Say): Card {
  const words = say.words.reporting.many;
  const form = say.form(props.form);
  const body = [
    heading(words.title),
    text(words.intro),
    ...attentions(form),
    ...selectionFields(form, props.scopes, say, { dueOn: props.suggestedDate.toString() }),
  ];
  return card(say.language, words.title, body, [
    primary(words.check, 'deadlines.many.check', {}, true),
    press(words.pasteInstead, 'deadlines.paste.form'),
  ]);
}

/** Date, contents and projects, with what is known of them. */
export function selectionFields(
  form: FormTexts,
  scopes: readonly ScopeOption[],
  say: Say,
  known: { readonly dueOn: string; readonly contents?: string; readonly scope?: string },
): readonly Element[] {
  const words = say.words.reporting.many;
  const choices = choicesWithin(
    scopes.map((option) => scopeChoice(option, say)),
    roomForScopes,
  );
  return [
    ...field(form, dateInput('dueOn', words.dueOn, known.dueOn, { required: true })),
    ...field(
      form,
      textInput('contents', say.words.reporting.form.contents, {
        multiline: true,
        placeholder: say.words.reporting.form.contentsExample,
        required: true,
        ...(known.contents === undefined ? {} : { value: known.contents }),
      }),
    ),
    ...field(
      form,
      choiceInput('scope', words.scope, choices.shown, { value: known.scope ?? 'all', required: true }),
    ),
  ];
}

function scopeChoice({ scope, count, network }: ScopeOption, say: Say): Choice {
  const words = say.words.reporting.many;
  const title = (): string => {
    switch (scope.by) {
      case 'all':
        return words.all;
      case 'theme':
        return words.theme(say.words.names.theme[scope.theme]);
      case 'cohort':
        return words.cohort(String(scope.number));
      case 'network':
        return words.network(network?.name ?? '–', String(network?.cohort ?? '–'));
    }
  };
  return choice(words.counted(title(), count), scopeKey(scope));
}

/** Date, contents and projects as filled in. */
const selection = (form: Reading) => {
  const scope = scopeNamed(form.text('scope'));
  if (!scope) form.refuse('scope', form.text('scope') === '' ? 'choiceMissing' : 'choiceUnknown');
  return {
    dueOn: form.date('dueOn'),
    contents: form.text('contents'),
    scope: scope ?? ({ by: 'all' } as const),
  };
};

/** What goes back with the plan, so that what is recorded is what was seen. */
export const onPlan = z.object({ fingerprint: z.string().max(64) });

export const readManyCheck = reading('deadlines.many.check', z.object({}), selection);
export const readManyRecord = reading('deadlines.many.record', onPlan, selection);
