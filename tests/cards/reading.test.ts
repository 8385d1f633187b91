import { describe, expect, test } from 'vitest';
import type { Command } from '../../bot/conversation/command.ts';
import type { Choice, ExecuteAction } from '../../cards/card.ts';
import { createPresenter } from '../../cards/presenter.ts';
import { read } from '../../cards/read.ts';
import { actionsOf, type Input, inputsOf } from '../contracts/reading-cards.ts';
import { idOf } from './samples/world.ts';
import { everyCard, type Shown, show } from './samples.ts';

type Values = Readonly<Record<string, string>>;

const buttonsOf = (shown: Shown): readonly ExecuteAction[] =>
  actionsOf(shown.card).filter((action) => action.type === 'Action.Execute');

const sends = (button: ExecuteAction) => button.associatedInputs === 'auto';

const chosen = (choices: readonly Choice[], many: boolean): string =>
  choices
    .slice(0, many ? 2 : 1)
    .map((choice) => choice.value)
    .join(',');

/** Texts that the reader takes apart: what is legal in them. */
const legalTexts: Values = {
  scaleWords: 'svak, grei, god, bra, best',
  ownFactors: 'Økonomi: Holder vi oss innenfor rammen?\nRekruttering',
  newPeople: 'Utvalgsleder, folkevalgt\nVara, union representative',
  code: 'K7PM-4QXZ',
  year: '2026',
  amount: '1 200 000',
  zero: '−1 234,5',
  target: '0',
  value: '7,25',
  number: '117',
  numbers: '118, 119',
  intoNumber: '3',
  persons: '24',
  zeroPersons: '5',
  rows: 'Heltid;4.12.2026;Rekneskap',
};

/** What somebody fills in who uses every input: the legal value for each. */
function filled(inputs: readonly Input[]): Values {
  return Object.fromEntries(
    inputs.map((input): readonly [string, string] => {
      switch (input.type) {
        case 'Input.Text':
          return [input.id, legalTexts[input.id] ?? `Om ${input.id}`];
        case 'Input.ChoiceSet':
          return [input.id, chosen(input.choices, input.isMultiSelect ?? false)];
        case 'Input.Date':
          return [input.id, '2027-01-15'];
        case 'Input.Time':
          return [input.id, '15:00'];
      }
      throw new Error('an input that is not in the subset');
    }),
  );
}

const forms = everyCard.filter((shown) => buttonsOf(shown).some(sends));
/** Without people to choose from there is nothing to fill in. */
const fillable = forms.filter((shown) => shown.world !== 'empty');

describe('every form survives: built, filled in, read', () => {
  test.each(fillable)('$title', (shown) => {
    const values = filled(inputsOf(shown.card));
    for (const button of buttonsOf(shown).filter(sends)) {
      const found = read(button.verb, button.data, values);
      expect(found, `${button.verb}: ${JSON.stringify(found)}`).toMatchObject({
        kind: 'command',
        command: { type: button.verb },
      });
    }
  });

  test('all commands with inputs are among them', () => {
    const verbs = new Set(
      fillable.flatMap((shown) =>
        buttonsOf(shown)
          .filter(sends)
          .map((one) => one.verb),
      ),
    );
    expect([...verbs].sort()).toEqual([
      'activities.tick',
      'answer.draft',
      'answer.give',
      'benefits.note',
      'code.use',
      'countermeasure.set',
      'countermeasure.withdraw',
      'deadline.add',
      'deadline.deliver',
      'deadline.deliver.form',
      'deadline.handover',
      'deadline.handover.form',
      'deadline.move',
      'deadline.move.form',
      'deadlines.many.check',
      'deadlines.many.record',
      'deadlines.paste.check',
      'deadlines.paste.record',
      'decision.record',
      'followup.note',
      'gathering.cancel',
      'gathering.move',
      'gathering.plan',
      'gathering.register',
      'gathering.show',
      'goal.add',
      'goal.change',
      'goal.end',
      'goal.show',
      'grades.draft',
      'grades.give',
      'group.add',
      'group.remove',
      'link.replace',
      'measure.enter',
      'measure.form',
      'measure.other',
      'milestone.add',
      'milestone.change',
      'milestone.move',
      'milestone.reach',
      'milestone.show',
      'minutes.correct',
      'notes.save',
      'pause.save',
      'project.create',
      'project.show',
      'reminder.later',
      'reminders.save',
      'risk.close',
      'risk.find',
      'risks.add',
      'risks.aside',
      'risks.back',
      'risks.merge',
      'role.give',
      'round.extend',
      'round.open',
      'settings.save',
      'themeday.plan',
      'workshop.link.replace',
      'workshop.start',
      'workspace.save',
    ]);
  });
});

describe('after a refusal', () => {
  const refused = everyCard.filter((shown) => shown.world === 'refused' && 'form' in shown.loaded.props);

  test.each(refused)('what was typed is still there: $title', ({ card, loaded }) => {
    const { form } = loaded.props as { readonly form: { readonly values: Values } };
    for (const input of inputsOf(card).filter((one) => one.id in form.values))
      expect(input, input.id).toHaveProperty('value', form.values[input.id]);
  });

  test.each(refused)('what stands in the way is said: $title', ({ card, loaded }) => {
    const { form } = loaded.props as { readonly form: { readonly refusals: readonly { field?: string }[] } };
    const shownFields = inputsOf(card).filter((one) => form.refusals.some(({ field }) => field === one.id));
    const said = JSON.stringify(card).split('500').length - 1;
    expect(said).toBeGreaterThanOrEqual(shownFields.length);
  });

  test('a field that was emptied stays empty: nothing comes back as a suggestion', () => {
    const emptied = everyCard.filter((shown) => shown.name === 'roundForm' && shown.world === 'refused');
    for (const sample of emptied) {
      const { loaded, language } = sample;
      const props = loaded.props as { readonly form: object };
      const form = { values: { date: '', time: '' }, refusals: [] };
      const cleared = { ...loaded, props: { ...props, form } } as Shown['loaded'];
      const again = inputsOf(show({ ...sample, loaded: cleared }, language).card);
      expect(again.find((input) => input.id === 'date')).not.toHaveProperty('value');
    }
  });
});

describe('every button', () => {
  test.each(everyCard.filter((shown) => buttonsOf(shown).length > 0))('is understood: $title', (shown) => {
    for (const button of buttonsOf(shown)) {
      const found = read(button.verb, button.data, {});
      if (sends(button)) expect(found.kind, button.verb).not.toBe('unknown');
      else expect(found.kind, button.verb).toBe('command');
    }
  });

  test('of a card from before a change is not understood, so that the current one is shown', () => {
    const roundId = idOf(1);
    expect(read('round.close', { roundId, v: 1 }, {}).kind).toBe('command');
    expect(read('round.close', { roundId, v: 0 }, {})).toEqual({ kind: 'unknown' });
    expect(read('round.close', { roundId }, {})).toEqual({ kind: 'unknown' });
    expect(read('round.close', { roundId: 'another', v: 1 }, {})).toEqual({ kind: 'unknown' });
  });
});

describe('what is read from a form', () => {
  const commandOf = (verb: string, data: object, values: Values): Command => {
    const found = read(verb, { ...data, v: 1 }, values);
    if (found.kind !== 'command') throw new Error(`not a command: ${JSON.stringify(found)}`);
    return found.command;
  };
  const refusalsOf = (verb: string, data: object, values: Values) => {
    const found = read(verb, { ...data, v: 1 }, values);
    return found.kind === 'refused' ? found.refusals.map(({ code, field }) => [field, code]) : found;
  };
  const round = { roundId: idOf(1, 1) };
  const project = { projectId: idOf(1, 2) };

  test('an answer: grades as numbers, an empty grade as none, what is no number as NaN (EVAL-4)', () => {
    const values = {
      'grade:need': '2',
      'grade:team': '',
      'grade:solution': 'fem',
      'grade:anchoring': '2.5',
      'reason:need': 'Vi gjettet',
      comment: 'Takk',
    };
    expect(commandOf('answer.give', round, values)).toEqual({
      type: 'answer.give',
      ...round,
      grades: { need: 2, solution: Number.NaN, anchoring: Number.NaN },
      reasons: { need: 'Vi gjettet' },
      comment: 'Takk',
    });
  });

  test('a draft: everything as typed, and nothing else', () => {
    const values = { 'grade:need': ' 2', 'reason:need': ' Vi \n', comment: '', other: 'x', v: '2' };
    expect(commandOf('answer.draft', round, values)).toEqual({
      type: 'answer.draft',
      ...round,
      values: { 'grade:need': ' 2', 'reason:need': ' Vi \n', comment: '' },
    });
  });

  test('a round: scale, own factors with their questions (EVAL-2, EVAL-3)', () => {
    const values = {
      groupKind: 'project',
      scale: '1-3',
      best: 'low',
      scaleWords: 'svak, grei\ngod',
      grading: 'open',
      date: '2026-12-04',
      time: '09:00',
      ownFactors: ' Økonomi : Holder vi rammen? Ja: eller nei?\n\nMiljø\n',
      greeting: 'Hei',
    };
    const command = commandOf('round.open', project, values);
    expect({ ...command, deadlineDate: '', deadlineTime: '' }).toEqual({
      type: 'round.open',
      ...project,
      groupKind: 'project',
      scale: { low: 1, high: 3, best: 'low', words: ['svak', 'grei', 'god'] },
      grading: 'open',
      deadlineDate: '',
      deadlineTime: '',
      ownFactors: [
        { name: 'Økonomi', prompt: 'Holder vi rammen? Ja: eller nei?' },
        { name: 'Miljø', prompt: '' },
      ],
      greeting: 'Hei',
    });
    expect(`${'deadlineDate' in command && command.deadlineDate}`).toBe('2026-12-04');
  });

  test.each(['2026-02-30', '2026-13-01', '4. desember', '', '+002026-01-01'])('no date: «%s»', (date) => {
    expect(refusalsOf('round.extend', round, { date, time: '15:00' })).toEqual([['date', 'dateInvalid']]);
  });

  test.each(['25:00', '15', 'kl. 15', '', '15:60'])('no time: «%s»', (time) => {
    expect(refusalsOf('round.extend', round, { date: '2026-12-04', time })).toEqual([
      ['time', 'timeInvalid'],
    ]);
  });

  test('a project: members of three parties, and people without an account by name and party', () => {
    const values = {
      name: 'Heltid',
      participant: 'Elverum',
      themes: 'full-time,reputation,football',
      language: 'nn',
      timeZone: 'Europe/Oslo',
      groupPlace: 'new',
      openPlace: 'C01',
      pa: idOf(1, 3),
      pl: idOf(2, 3),
      groupKind: 'steering',
      'members:politicians': `${idOf(3, 3)},${idOf(4, 3)}`,
      'members:administration': '',
      newPeople: 'Leder, utvalg for helse, folkevalgt\nVara, tillitsvald',
    };
    expect(commandOf('project.create', {}, values)).toMatchObject({
      themes: ['full-time', 'reputation'],
      groupPlace: null,
      openPlace: 'C01',
      members: [
        { person: { id: idOf(3, 3) }, party: 'politicians' },
        { person: { id: idOf(4, 3) }, party: 'politicians' },
        { person: { newName: 'Leder, utvalg for helse' }, party: 'politicians' },
        { person: { newName: 'Vara' }, party: 'employees' },
      ],
    });
    expect(
      refusalsOf('project.create', {}, { ...values, newPeople: 'Vara', pa: '', language: 'sv' }),
    ).toEqual([
      ['language', 'choiceUnknown'],
      ['pa', 'choiceMissing'],
      ['newPeople', 'partyMissing'],
    ]);
  });

  test('a member: somebody known, or a new name, which goes first', () => {
    const values = { person: idOf(1, 3), newName: '', party: 'employees', groupKind: 'reference' };
    expect(commandOf('group.add', project, values)).toMatchObject({ person: { id: idOf(1, 3) } });
    expect(commandOf('group.add', project, { ...values, newName: ' Vara ' })).toMatchObject({
      person: { newName: 'Vara' },
    });
    expect(refusalsOf('group.add', project, {})).toEqual([
      ['person', 'choiceMissing'],
      ['party', 'choiceMissing'],
      ['groupKind', 'choiceMissing'],
    ]);
    expect(refusalsOf('group.remove', project, { member: 'owner:x' })).toEqual([['member', 'choiceUnknown']]);
  });

  test('a milestone of which nothing is filled in: all that is missing is named at once (MILE-1)', () => {
    expect(refusalsOf('milestone.add', project, { wording: ' ' })).toEqual([
      ['wording', 'textMissing'],
      ['criterion', 'textMissing'],
      ['celebration', 'textMissing'],
      ['responsible', 'choiceMissing'],
      ['dueOn', 'dateInvalid'],
    ]);
  });

  test('too many lines of new people are refused as a whole, and what is wrong is said once', () => {
    const lines = (count: number, line: string) => ({ newPeople: `${line}\n`.repeat(count) });
    const aboutNewPeople = (values: Values) => {
      const found = read('project.create', { v: 1 }, values);
      return found.kind === 'refused' ? found.refusals.filter(({ field }) => field === 'newPeople') : [];
    };
    expect(aboutNewPeople(lines(200, 'Utvalgsleder, folkevalgt'))).toMatchObject([{ code: 'textTooLong' }]);
    expect(aboutNewPeople(lines(20, 'Utvalgsleder')).length).toBe(20);
    const errors = createPresenter().fieldErrors(aboutNewPeople(lines(20, 'Utvalgsleder')), {
      language: 'nb',
      timeZone: 'Europe/Oslo',
    });
    expect(errors.newPeople?.match(/Skriv parten/g)).toHaveLength(1);
  });
});
