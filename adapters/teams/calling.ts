import type { ConnectorClient } from 'botframework-connector';
import { type Called, createUndelivered, type Failure, patiently } from '../../bot/delivery/calls.ts';
import type { Id } from '../../bot/id.ts';
import type { Sent } from '../../bot/ports/chat.ts';
import type { Cloud } from './cloud.ts';
import { type About, failureOf } from './failures.ts';

/** Calls the connector; what fails there is a value. */
export interface Calling {
  /** One call; one request. */
  at<T>(service: Service, about: About, work: (client: ConnectorClient) => Promise<T>): Promise<Called<T>>;
  /** The same, tried a few times within some seconds: for what somebody waits for, and no job brings again. */
  withPatience<T>(
    service: Service,
    about: About,
    work: (client: ConnectorClient) => Promise<T>,
  ): Promise<Called<T>>;
  /** What a failure means for a delivery. */
  undelivered(connectionId: Id, failure: Failure): Sent;
}

/** Where a conversation is kept, and of which tenant it is. */
export interface Service {
  readonly connectionId: Id;
  readonly serviceUrl: string;
}

export function createCalling(cloud: Pick<Cloud, 'connector'>): Calling {
  const undelivered = createUndelivered();
  const at: Calling['at'] = async ({ connectionId, serviceUrl }, about, work) => {
    try {
      const value = await work(await cloud.connector(serviceUrl));
      undelivered.worked(connectionId);
      return { ok: true, value };
    } catch (error) {
      const failure = failureOf(error, about);
      if (!failure) throw error;
      return { ok: false, failure };
    }
  };
  return {
    at,
    withPatience: (service, about, work) => patiently(() => at(service, about, work)),
    undelivered: undelivered.after,
  };
}
