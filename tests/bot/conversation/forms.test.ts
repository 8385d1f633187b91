import { describe, expect, test } from 'vitest';
import { formCommand, opensForm } from '../../../bot/conversation/forms.ts';
import type { Incoming } from '../../../bot/conversation/incoming.ts';
import { isPassing } from '../../../bot/conversation/passing.ts';
import { newId } from '../../../bot/id.ts';
import { needsModal } from '../../../cards/block-kit/message.ts';
import { cardVersion } from '../../../cards/card.ts';
import { createPresenter } from '../../../cards/presenter.ts';
import { read } from '../../../cards/read.ts';
import { everyCard } from '../../cards/samples.ts';

const presenter = createPresenter();
const from = { platform: 'slack', connectionId: newId(), externalId: 'U1' } as const;
const said = (text: string): Incoming => ({ kind: 'said', from, where: { kind: 'direct' }, text });
const acted = (verb: string): Incoming => ({
  ...{ kind: 'acted', from, where: { kind: 'direct' }, verb },
  ...{ data: {}, view: null, values: {} },
});

describe('a form that cannot stand in a message', () => {
  test('has a command that shows it, which can be read from a button', () => {
    const forms = everyCard.filter(({ card }) => needsModal(card));
    expect(forms.length).toBeGreaterThan(0);
    for (const { loaded, title } of forms) {
      const { name } = loaded.view;
      const id = newId();
      const command = formCommand({
        ...loaded.view,
        ...('id' in loaded.view ? { id } : {}),
      } as typeof loaded.view);
      expect(command, title).not.toBeNull();
      if (!command) continue;
      const found = read(command.verb, { ...command.data, v: cardVersion }, {});
      expect(found, `${name}: ${command.verb}`).toMatchObject({
        kind: 'command',
        command: { type: command.verb },
      });
    }
  });

  test('and is about a round or a project says about which', () => {
    const id = newId();
    expect(formCommand({ name: 'ballot', id })).toEqual({ verb: 'ballot.show', data: { roundId: id } });
    expect(formCommand({ name: 'groupForm', id })).toEqual({ verb: 'group.form', data: { projectId: id } });
    expect(formCommand({ name: 'settingsForm' })).toEqual({ verb: 'settings.form', data: {} });
    expect(formCommand({ name: 'result', id })).toBeNull();
    expect(formCommand({ name: 'home' })).toBeNull();
  });
});

describe('whether something asks for a form is told by what it says alone', () => {
  test.each([
    ['nytt prosjekt', true],
    ['Ny runde i Heltidskultur', true],
    ['svar', true],
    ['change my answer', true],
    ['språk', true],
    ['kode', true],
    ['kommune', true],
    ['avslutt runden', true],
    ['vegen vidare', true],
    ['ny rapporteringsfrist', true],
    ['nye fristar for alle', true],
    ['reporting deadlines', false],
    ['kode ABCD-EFGH', false],
    ['lag kode', false],
    ['resultat', false],
    ['status', false],
    ['hjelp', false],
    ['noe helt annet', false],
    ['', false],
  ])('«%s»: %s', (text, opens) => {
    expect(opensForm(presenter, said(text))).toBe(opens);
  });

  test('a button that shows one does, one that sends one does not, and nobody who only arrives', () => {
    for (const verb of ['ballot.show', 'ballot.edit', 'round.close.ask', 'group.form', 'workspace.form'])
      expect(opensForm(presenter, acted(verb)), verb).toBe(true);
    for (const verb of ['answer.give', 'answer.draft', 'result.show', 'project.create', 'no such verb', ''])
      expect(opensForm(presenter, acted(verb)), verb).toBe(false);
    expect(opensForm(presenter, { kind: 'arrived', from })).toBe(false);
  });
});

test('only what can hold one’s own grades or notes is shown in passing (PRIV-2)', () => {
  const passing = new Set(
    everyCard
      .map(({ loaded }) => loaded.view)
      .filter(isPassing)
      .map(({ name }) => name),
  );
  expect([...passing].sort()).toEqual(['ballot', 'ballotForm', 'riskGrading', 'riskNotes']);
});
