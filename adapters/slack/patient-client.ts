import { type WebAPICallResult, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { usualWait } from './failures.ts';

/** What the library throws, as a plain error, where Slack asks to wait and does not say how long. */
const withoutTime = /^Retry header did not contain a valid timeout/;

/**
 * A client of the Web API that keeps away from a method until the moment that Slack named for it: until then a call
 * fails as Slack would let it fail, and Slack hears nothing of it.
 */
export class PatientClient extends WebClient {
  readonly #until = new Map<string, number>();

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    const left = (this.#until.get(method) ?? 0) - performance.now();
    if (left > 0) throw new WebAPIRateLimitedError(Math.ceil(left / 1000));
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const asked = askedToWait(error);
      if (asked === null) throw error;
      this.#until.set(method, performance.now() + asked * 1000);
      throw new WebAPIRateLimitedError(asked);
    }
  }
}

/** How many seconds an error of the library says to wait; null where it says nothing of the kind. */
function askedToWait(error: unknown): number | null {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof Error && withoutTime.test(error.message) ? usualWait : null;
}
