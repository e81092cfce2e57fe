import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { tehranDate } from '@rasad/service-kit';
import type { Caller } from '../callers/caller.js';
import { PrincipalDirectory } from '../callers/principal-directory.js';
import { grantsInForce, isBacked } from '../callers/principal.rules.js';
import { liveSubscriptions } from '../http/gateway.metrics.js';

/** Why the gateway ends a subscription. */
export type LiveEnd = 'EXPIRED' | 'GRANTS_CHANGED' | 'GRANTS_UNKNOWN' | 'SIGNED_OUT' | 'SHUTDOWN';

/** Milliseconds between looks at the grants of those who are subscribed; with the cache's age, within a minute. */
const checkEveryMs = 20_000;
/** setTimeout counts in 31 bits. */
const longestTimerMs = 2_147_483_647;

interface OpenOperation {
  caller: Caller;
  grants: string;
  end: (reason: LiveEnd) => void;
}

/** A running subscription's tie to its caller's rights. */
export interface LiveLease {
  /** Resolves once, when the subscription must end. */
  ended: Promise<LiveEnd>;
  /** To be called when it is over, for whatever reason. */
  release: () => void;
}

/** All running subscriptions, ended when the credential expires, the grants change or the process stops. */
@Injectable()
export class LiveOperations implements OnApplicationShutdown {
  private readonly logger = new Logger(LiveOperations.name);
  private readonly open = new Set<OpenOperation>();
  private readonly timer = setInterval(() => void this.checkGrants(), checkEveryMs).unref();

  constructor(private readonly directory: PrincipalDirectory) {}

  /** How many subscriptions somebody has open. */
  countOf(username: string): number {
    return [...this.open].filter(({ caller }) => caller.credential.username === username).length;
  }

  /** Starts watching over a subscription. */
  lease(caller: Caller): LiveLease {
    let end: OpenOperation['end'] = () => undefined;
    const ended = new Promise<LiveEnd>((resolve) => (end = resolve));
    const operation: OpenOperation = { caller, end, grants: this.grantsOf(caller.principal) };
    const expiry = setTimeout(end, millisecondsUntil(caller.credential.expiresAt), 'EXPIRED');
    this.open.add(operation);
    liveSubscriptions.set(this.open.size);
    return {
      ended,
      release: () => {
        clearTimeout(expiry);
        this.open.delete(operation);
        liveSubscriptions.set(this.open.size);
      },
    };
  }

  /** Ends the subscriptions of those whose grants, or client secret, are no longer what they were at the start. */
  async checkGrants(usernames?: readonly string[]): Promise<void> {
    const names = usernames ?? [...new Set([...this.open].map(({ caller }) => caller.credential.username))];
    await Promise.all(names.map((username) => this.checkGrantsOf(username)));
  }

  /** Ends the subscriptions of a session. */
  endSession(sessionId: string): void {
    this.endWhere(({ caller }) => caller.credential.sessionId === sessionId, 'SIGNED_OUT');
  }

  /** Ends all subscriptions; clients subscribe again, elsewhere or later. */
  endAll(): void {
    this.endWhere(() => true, 'SHUTDOWN');
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.endAll();
  }

  private async checkGrantsOf(username: string): Promise<void> {
    const mine = [...this.open].filter(({ caller }) => caller.credential.username === username);
    if (mine.length === 0) return;
    try {
      const principal = await this.directory.find(username);
      const grants = principal ? this.grantsOf(principal) : null;
      const stands = ({ caller: { credential }, grants: before }: OpenOperation) =>
        principal !== null && before === grants && isBacked(credential, principal, new Date());
      mine.filter((operation) => !stands(operation)).forEach(({ end }) => end('GRANTS_CHANGED'));
    } catch (error) {
      // Beyond the time for which old answers count, nobody goes on reading.
      this.logger.warn({ msg: 'grants of a subscriber unknown', err: error });
      mine.forEach(({ end }) => end('GRANTS_UNKNOWN'));
    }
  }

  private grantsOf(principal: Pick<Caller['principal'], 'grants'>): string {
    return grantsInForce(principal.grants, tehranDate(new Date()));
  }

  private endWhere(chosen: (operation: OpenOperation) => boolean, reason: LiveEnd): void {
    [...this.open].filter(chosen).forEach(({ end }) => end(reason));
  }
}

function millisecondsUntil(instant: Date): number {
  return Math.min(Math.max(instant.getTime() - Date.now(), 0), longestTimerMs);
}
