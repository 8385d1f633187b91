import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { elementsOf, inputsOf } from '../peers/teams-cards.ts';
import { cardText, messageTo, newestTo, readingOf } from './screen.ts';
import { graded, press, says } from './steps.ts';
import {
  cardsIn,
  group,
  openRound,
  readBy,
  settledAs,
  startWithProject,
  tell,
  textIn,
  writtenTo,
} from './tellings.ts';

// A whole round with the group's place in a channel, and in a group chat: what stands there, and what never does.

const kinds = [
  { kind: 'channel', hasThreads: true },
  { kind: 'groupChat', hasThreads: false },
] as const;

describe.each(kinds)('in a $kind', ({ kind, hasThreads }) => {
  let teams: TeamsApp;
  let place: string;
  beforeAll(async () => {
    teams = await startWithProject({}, {}, async (started) => {
      place = started.peer[kind];
      await started.at('kommunedirektor').mentions('hjelp', place);
      await started.settled();
      return {
        groupPlace: place,
        'members:politicians': ['Ordfører', 'Fylkets observatør'],
        'members:administration': ['Kommunedirektør', 'Prosjektleder'],
      };
    });
    // somebody who cannot be written to, so that there is an answer link
    const { id } = teams.at('fylkets-observator').user;
    teams.peer.faults.inject({
      method: 'POST',
      path: /\/v3\/conversations$/,
      body: (body) => JSON.stringify(body.members ?? '').includes(id),
      fault: { kind: 'status', status: 403, code: 'ForbiddenOperationException' },
    });
  });
  afterAll(async () => {
    await teams.stop();
    expect(teams.peer.problems).toEqual([]);
  });

  const at = (handle: string) => teams.at(handle);
  const progress = () => cardsIn(teams, place, 'Har svart:');
  const answers = async (handle: string, grade: number, more = {}) => {
    const text = handle === 'hovedtillitsvalgt' ? 'Korleis går det med' : 'Hvordan går det med';
    await press(teams, at(handle), 'Send svaret', {
      on: messageTo(at(handle), text),
      values: graded(grade, more),
    });
  };

  test('the round is one card, changed in its place however many answer', async () => {
    await openRound(teams);
    const [first, ...more] = progress();
    expect(more).toEqual([]);
    expect(readingOf(first as never)).toContain('Har svart: 0 av 5');
    await press(teams, at('ordforer'), 'Ta resten senere', {
      on: messageTo(at('ordforer'), 'Hvordan går det med'),
      values: graded(1, { comment: 'Et utkast om noe' }),
    });
    await answers('ordforer', 2, { 'reason:team': 'Vi mangler folk', comment: '' });
    await answers('hovedtillitsvalgt', 4);
    await answers('kommunedirektor', 3);
    // changed again
    await press(teams, at('ordforer'), 'Endre svaret', { on: messageTo(at('ordforer'), 'Takk, svaret') });
    await press(teams, at('ordforer'), 'Send svaret', { values: graded(1) });
    await press(teams, at('prosjektleder'), 'Send svaret', {
      on: messageTo(at('prosjektleder'), 'Hvordan går det med'),
      values: graded(5),
    });
    expect(progress().map(({ id }) => id)).toEqual([first?.id]);
    expect(readingOf(progress()[0] as never)).toContain('Har svart: 4 av 5');
    const made = writtenTo(teams, place).filter(
      (call) => call.method === 'POST' && textIn(call).includes('Har svart'),
    );
    expect(made).toHaveLength(1);
  });

  test('that the deadline moved is said under the card, where there are threads', async () => {
    const pa = at('kommunedirektor');
    await says(teams, pa, 'flytt fristen');
    await press(teams, pa, 'Flytt fristen', {
      on: messageTo(pa, 'Ny frist'),
      values: { date: '2026-12-10', time: '12:00' },
    });
    const said = cardsIn(teams, place, 'Fristen er flyttet');
    expect(said).toHaveLength(hasThreads ? 1 : 0);
    // beside the card, or under it
    if (hasThreads) expect(said[0]?.root).toBe(progress()[0]?.id);
    expect(progress()).toHaveLength(1);
    expect(readingOf(progress()[0] as never)).toContain('10. desember');
  });

  test('the result stands in the place; who reads it there reads no name (PRIV-2)', async () => {
    const pa = at('kommunedirektor');
    await says(teams, pa, 'avslutt runden');
    await press(teams, pa, 'Ja, avslutt runden');
    const [result, ...more] = cardsIn(teams, place, 'Resultat av evalueringsrunde 1');
    expect(more).toEqual([]);
    expect(readingOf(result as never)).not.toMatch(/Ordfører|Kommunedirektør|Hovedtillitsvalgt/);
  });

  test('that the minutes are approved is said under the result, where there are threads', async () => {
    const pa = at('kommunedirektor');
    await says(teams, at('prosjektleder'), 'beslutning');
    await press(teams, at('prosjektleder'), 'Lagre beslutningen', {
      values: { text: 'Vi lager en plan.', responsible: 'Ordfører', dueOn: '2027-01-15' },
    });
    await says(teams, pa, 'referat');
    await press(teams, pa, 'Godkjenn versjon 1');
    expect(readingOf(newestTo(pa))).toContain('godkjent');
    const said = cardsIn(teams, place, 'Referatet fra runde 1 er godkjent');
    expect(said).toHaveLength(hasThreads ? 1 : 0);
    const [result] = cardsIn(teams, place, 'Resultat av evalueringsrunde 1');
    if (hasThreads) expect(said[0]?.root).toBe(result?.id);
  });

  test('a deliverable that has no thread to stand in is no trouble of anybody’s', async () => {
    expect(readBy(teams, 'prosjektleder', 'Noe kom ikke fram').join()).not.toContain('Gruppens kanal');
    const [row] = await teams.app.database.query(
      `select count(*)::int as n from delivery where status = 'impossible' and reason <> 'personUnreachable'`,
    );
    expect(row?.n).toBe(hasThreads ? 0 : 2);
  });

  test('nothing personal was ever sent there: no name with a grade, draft, form or answer link (PRIV-2)', async () => {
    const calls = writtenTo(teams, place);
    expect(calls.length).toBeGreaterThan(5);
    // the project manager is one of the factors too
    const names = group.slice(0, 3).map((handle) => at(handle).user.name);
    for (const call of calls) {
      const { body } = call;
      const activity = (body.activity ?? body) as typeof body;
      const card = (activity.attachments as readonly { readonly content: typeof body }[] | undefined)?.[0]
        ?.content;
      const text = card ? cardText(card) : String(activity.text);
      expect(card ? inputsOf(card) : [], text).toEqual([]);
      expect(card ? elementsOf(card).filter(({ type }) => String(type).startsWith('Input.')) : []).toEqual(
        [],
      );
      expect(textIn(call)).not.toMatch(/utkast om noe|\/svar\/|\/l\/|#key|Takk, svaret|Send svaret/i);
      // the project's card names who is in the group, a decision who is responsible for it: no grade stands there
      const isProject = text.includes('Evalueringsrunder\n') && !text.includes('Blir stående');
      const lines = text.split('\n').filter((line) => !/^Ordfører, innen fredag 15\. januar/.test(line));
      if (!isProject)
        expect(
          names.filter((name) => lines.join('\n').includes(name)),
          text,
        ).toEqual([]);
    }
    const links = await teams.app.database.query('select id from personal_link');
    expect(links.length).toBeGreaterThan(0);
    for (const { id } of links) expect(calls.map(textIn).join()).not.toContain(String(id));
  });

  test('removed from there PL hears of it; added again, what waited arrives', async () => {
    await at('prosjektleder').removes(place);
    const id = await tell(teams, { to: 'channel' });
    await settledAs(teams, id, 'impossible');
    await teams.settled();
    expect(readBy(teams, 'prosjektleder', 'Noe kom ikke fram').join()).toContain('Gruppens kanal');
    const before = cardsIn(teams, place, 'Evalueringsrunder').length;
    await at('prosjektleder').installs(place);
    await settledAs(teams, id, 'sent');
    expect(cardsIn(teams, place, 'Evalueringsrunder')).toHaveLength(before + 1);
  });

  test('nothing failed on the way but what was made to', () => {
    const { entries } = teams.app.log;
    const bad = entries.filter(
      ({ level, fields }) =>
        level !== 'info' && !['personUnreachable', 'channelClosed'].includes(String(fields.reason)),
    );
    expect(bad).toEqual([]);
  });
});
