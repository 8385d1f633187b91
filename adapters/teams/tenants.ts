import type { Id } from '../../bot/id.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Connections } from '../../bot/ports/connections.ts';

/** The tenants that Saman is in; each is a connection. Who may see what follows from membership, never from them. */
export interface Tenants {
  /** The connection of a tenant; one that is new, or that has come back, is connected. */
  connectionOf(tenantId: string): Promise<Id>;
  /** Null where Saman was removed, or never was. */
  tenantOf(connectionId: Id): Promise<string | null>;
  /** Saman was removed from its last place there. */
  end(tenantId: string): Promise<void>;
}

/** So long what is known of a tenant is believed, in milliseconds: another process may have seen it leave. */
const believed = 60_000;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createTenants(
  connections: Connections,
  clock: Clock,
  now: () => number = () => performance.now(),
): Tenants {
  const known = new Map<string, { readonly id: Id; readonly at: number }>();
  const asked = new Map<string, Promise<Id>>();

  const connect = async (tenantId: string): Promise<Id> => {
    const found = await connections.find('teams', tenantId);
    // Teams does not tell what a tenant is called; an administrator says whose it is
    const { id } = found ?? (await connections.connect('teams', tenantId, '', null));
    known.set(tenantId, { id, at: now() });
    return id;
  };

  return {
    async connectionOf(tenantId) {
      const one = known.get(tenantId);
      if (one && one.at + believed > now()) return one.id;
      // a whole team writes at the same moment
      const underWay = asked.get(tenantId) ?? connect(tenantId).finally(() => asked.delete(tenantId));
      asked.set(tenantId, underWay);
      return underWay;
    },
    async tenantOf(connectionId) {
      for (const [tenantId, one] of known)
        if (one.id === connectionId && one.at + believed > now()) return tenantId;
      const present = await connections.present('teams');
      for (const { id, externalId } of present) known.set(externalId, { id, at: now() });
      return present.find(({ id }) => id === connectionId)?.externalId ?? null;
    },
    async end(tenantId) {
      known.delete(tenantId);
      await connections.end('teams', tenantId, clock.now());
      known.delete(tenantId);
    },
  };
}
