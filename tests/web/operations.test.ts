import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationsPurpose, requestText } from '../../adapters/web/operations-routes.ts';
import { createSigner } from '../../signer.ts';
import { type Served, serveFake } from './serving.ts';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const ours = createSigner('the secret of this very installation', null);
const other = createSigner('the secret of another installation ..', null);
const done: string[] = [];

let served: Served;
beforeAll(async () => {
  served = await serveFake({
    operations: {
      mayAsk: (request, signature) => ours.verify(operationsPurpose, request, signature),
      now: () => now,
      does: {
        backup: async () => {
          done.push('backup');
          return '/backups/one';
        },
        admin: async () => 'ABCD-EFGH',
        doctor: async () => '[]',
      },
    },
  });
});
afterAll(() => served.close());

const signed = (name: string, at = now, signer = ours, purpose = operationsPurpose) => ({
  'x-saman-time': at.toString(),
  'x-saman-signature': signer.sign(purpose, requestText(name, at.toString())),
});

test('a running Saman does what is asked with a fresh signature of its own secret', async () => {
  const response = await served.post('/operations/backup', '', signed('backup'));
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('/backups/one');
  expect(await (await served.post('/operations/admin', '', signed('admin'))).text()).toBe('ABCD-EFGH');
  expect(await (await served.post('/operations/doctor', '', signed('doctor'))).text()).toBe('[]');
});

test.each([
  ['no signature', 'backup', {}],
  ['another secret', 'backup', signed('backup', now, other)],
  ['another purpose', 'backup', signed('backup', now, ours, 'personal-link')],
  ['signed for something else', 'admin', signed('backup')],
  ['a signature from before', 'backup', signed('backup', now.subtract({ seconds: 61 }))],
  ['a signature from the future', 'backup', signed('backup', now.add({ seconds: 61 }))],
  ['no time', 'backup', { ...signed('backup'), 'x-saman-time': 'noon' }],
  ['passed on by a proxy', 'backup', { ...signed('backup'), 'x-forwarded-for': '10.0.0.1' }],
  ['signed for something else', 'doctor', signed('admin')],
  ['an unknown operation', 'restore', signed('restore')],
  ['a name of every object', 'constructor', signed('constructor')],
])('%s: there is no such address', async (_why, name, headers) => {
  done.length = 0;
  const response = await served.post(`/operations/${name}`, '', headers as Record<string, string>);
  expect(response.status).toBe(404);
  expect(done).toEqual([]);
});
