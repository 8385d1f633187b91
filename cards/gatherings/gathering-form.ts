import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { networkNumbers } from '../../bot/gatherings/gathering.ts';
import type { GatheringActCommand } from '../../bot/gatherings/gatherings.commands.ts';
import type { GatheringOption } from '../../bot/gatherings/gatherings.views.ts';
import { type Card, card, type Element, heading, primary, subtle, text } from '../card.ts';
import { attentions, choiceInput, type FormTexts, field, textInput } from '../form.ts';
import { id, onProject, type Reading, form as reading } from '../reading.ts';
import { choice, choicesWithin, peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { occasionFields, readOccasion } from './occasion.ts';

/** The data of what is about a gathering. */
export const onGathering = z.object({ gatheringId: id });

/** The bytes of the gatherings and of the people to choose from (design §5: Teams takes 28 KB a card). */
const room = { options: 10_000, leaders: 6000 } as const;

/** A network gathering or one for the project leaders, as the programme's people plan it (NET-1, NET-3). */
export function gatheringForm(props: Views['gatheringForm'], say: Say): Card {
  const words = say.words.gatherings.form;
  const form = say.form(props.form);
  if (props.options.length === 0)
    return card(say.language, words.title, [
      heading(words.title),
      text(words.nothingLeft),
      ...attentions(form),
    ]);
  const { shown } = choicesWithin(
    props.options.map((option) => optionChoice(option, say)),
    room.options,
  );
  const [first] = shown;
  const body = [
    heading(words.title),
    ...attentions(form),
    ...field(
      form,
      choiceInput('which', words.which, shown, { required: true, ...(first ? { value: first.value } : {}) }),
    ),
    ...planFields(form, props, say),
    subtle(words.invited),
  ];
  return card(say.language, words.title, body, [primary(words.send, 'gathering.plan', {}, true)]);
}

const leaders = 'leaders';

function optionChoice({ network }: GatheringOption, say: Say) {
  const words = say.words.gatherings.form;
  if (!network) return choice(words.leadersOption, leaders);
  const { id: networkId, name, cohort, number } = network;
  return choice(words.networkOption(String(number), name, String(cohort)), `${networkId}:${number}`);
}

function planFields(
  form: FormTexts,
  props: Pick<Views['themeDayForm'], 'leaders' | 'leaderId' | 'suggestedDate'>,
  say: Say,
): readonly Element[] {
  const words = say.words.gatherings.form;
  const people = peopleWithin(props.leaders, room.leaders, [props.leaderId]).shown;
  return [
    ...occasionFields(form, say, { startsOn: props.suggestedDate }),
    ...field(form, textInput('about', words.about, { placeholder: words.aboutExample })),
    ...field(
      form,
      choiceInput('leader', words.leader, people, {
        required: true,
        ...(props.leaderId ? { value: props.leaderId } : {}),
      }),
    ),
  ];
}

/** A theme day of a project's participant (NET-2). */
export function themeDayForm(props: Views['themeDayForm'], say: Say): Card {
  const words = say.words.gatherings.themeDay;
  const form = say.form(props.form);
  const title = words.title(props.participant);
  const body = [
    heading(title),
    text(words.intro),
    ...attentions(form),
    ...planFields(form, props, say),
    subtle(words.invited),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'themeday.plan', { projectId: props.projectId }, true),
  ]);
}

const asked = (form: Reading) => ({
  ...readOccasion(form),
  about: form.text('about'),
  leaderId: form.id('leader'),
});

type PlannedOf = Extract<GatheringActCommand, { type: 'gathering.plan' }>['of'];

function ofIn(form: Reading): PlannedOf {
  const which = form.text('which');
  if (which === leaders) return { kind: 'leaders' };
  const [networkId = '', written = ''] = which.split(':');
  const number = networkNumbers.find((one) => String(one) === written);
  if (number && id.safeParse(networkId).success) return { kind: 'network', networkId, number };
  form.refuse('which', which === '' ? 'choiceMissing' : 'choiceUnknown');
  return { kind: 'leaders' };
}

export const readPlanGathering = reading('gathering.plan', z.object({}), (form) => ({
  of: ofIn(form),
  ...asked(form),
}));
export const readPlanThemeDay = reading('themeday.plan', onProject, asked);
