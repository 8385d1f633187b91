import { readTimeZone } from '../calendar/time-zone.ts';
import type { Handlers } from '../conversation/handling.ts';
import type { Views } from '../conversation/view.ts';
import { accept, refuse } from '../refusal.ts';
import { codeMade, codeUsed } from './code.usecases.ts';

/** What concerns oneself: home, help, settings, linking accounts. */
export const peopleHandlers: Handlers<
  'home.show' | 'help.show' | 'settings.form' | 'settings.save' | 'code.make' | 'code.form' | 'code.use'
> = {
  'home.show': async () => accept({ how: 'say', view: { name: 'home' } }),
  'help.show': async () => accept({ how: 'say', view: { name: 'help' } }),
  'settings.form': async () => accept({ how: 'open', view: { name: 'settingsForm' } }),
  'settings.save': async (context, command) => {
    const now = context.clock.now();
    const timeZone = readTimeZone(command.timeZone);
    if (!timeZone) return refuse('timeZoneUnknown', { typed: command.timeZone }, 'timeZone');
    const saved: Views['settings'] = { language: command.language, timeZone };
    return context.store.transaction(async (tx) => {
      const person = (await tx.people.person(context.reader.person.id)) ?? context.reader.person;
      const { accountId } = command;
      if (accountId !== null && (await tx.people.accountById(accountId))?.personId !== person.id)
        return refuse('choiceUnknown', undefined, 'account');
      const preferredAccountId = accountId ?? person.preferredAccountId;
      await tx.people.savePerson({ ...person, ...saved, preferredAccountId });
      await tx.audit({ what: command.type, by: person.id, projectId: null, roundId: null, at: now });
      await tx.notify([{ kind: 'refresh', view: { name: 'home' } }]);
      return accept({ how: 'done', view: { name: 'settings' }, props: saved });
    });
  },
  'code.make': codeMade,
  'code.form': async () => accept({ how: 'open', view: { name: 'codeForm' } }),
  'code.use': codeUsed,
};
