import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ResolvedOptions } from '../messaging.options.js';
import { Periodic } from '../periodic.js';
import { hash32, laneQuota } from './lane.rules.js';
import { LaneSession } from './lane-session.js';

/** Lanes that the replicas of a service share out among them. */
export interface LaneGroup {
  name: string;
  lanes: readonly number[];
  acquired: (lane: number) => void;
  /** Ends the work on the lane; resolves when it has ended. Also called when the lane was lost already. */
  released: (lane: number) => Promise<void>;
}

interface Membership {
  group: LaneGroup;
  key: number;
  owned: Set<number>;
  entered: boolean;
}

/**
 * Gives each lane to one replica at a time by advisory locks, evenly: a new replica gets its share, the lanes of one
 * that dies or falls silent are taken over. Nothing depends on it but speed; positions and cursors are locked rows.
 */
export class LaneOwnership implements OnApplicationShutdown {
  private readonly logger = new Logger(LaneOwnership.name);
  private readonly memberships = new Map<string, Membership>();
  private readonly balancing: Periodic;
  private session: LaneSession | undefined;
  private lost = false;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly dataSource: DataSource,
  ) {
    this.balancing = new Periodic('sharing out lanes', options.timings.ownershipIntervalMs, () =>
      this.balance(),
    );
  }

  /** Takes part in sharing out a group's lanes. */
  join(group: LaneGroup): void {
    const key = hash32(`${this.options.service}:${group.name}`) >>> 1;
    this.memberships.set(group.name, { group, key, owned: new Set(), entered: false });
    this.balancing.start();
    this.balancing.runSoon();
  }

  /** Gives all lanes of the group back; resolves when the work on them has ended. */
  async leave(name: string): Promise<void> {
    const membership = this.memberships.get(name);
    if (!membership) return;
    this.memberships.delete(name);
    const lanes = [...membership.owned];
    await this.dropLanes(membership);
    if (membership.entered) await this.unlock(membership, lanes).catch(() => undefined);
  }

  /** Lanes of a group that this replica owns now. */
  owned(name: string): number[] {
    return [...(this.memberships.get(name)?.owned ?? [])].sort((a, b) => a - b);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.memberships.keys()].map((name) => this.leave(name)));
    await this.balancing.stop();
    await this.session?.close();
    this.session = undefined;
  }

  private async balance(): Promise<void> {
    if (this.lost) await this.forgetSession();
    if (this.memberships.size === 0) return;
    try {
      this.session ??= await this.openSession();
      for (const membership of this.memberships.values()) await this.balanceGroup(this.session, membership);
    } catch (error) {
      await this.forgetSession();
      throw error;
    }
  }

  private openSession(): Promise<LaneSession> {
    return LaneSession.open(this.dataSource, this.options.timings.ownershipTimeoutMs, () => {
      this.lost = true;
      this.balancing.runSoon();
    });
  }

  private async balanceGroup(session: LaneSession, membership: Membership): Promise<void> {
    const { group, key, owned } = membership;
    if (!membership.entered) {
      await session.enter(key);
      membership.entered = true;
    }
    const quota = laneQuota(group.lanes.length, await session.countMembers(key));
    const surplus = [...owned].slice(quota);
    surplus.forEach((lane) => owned.delete(lane));
    await Promise.all(surplus.map((lane) => group.released(lane)));
    for (const lane of surplus) await session.releaseLane(key, lane);
    for (const lane of shuffled(group.lanes.filter((lane) => !owned.has(lane)))) {
      if (owned.size >= quota) return;
      if (await session.tryLane(key, lane)) this.take(membership, lane);
    }
  }

  private take(membership: Membership, lane: number): void {
    if (!this.memberships.has(membership.group.name)) return;
    membership.owned.add(lane);
    membership.group.acquired(lane);
  }

  /** The session is gone and its locks with it: others may own the lanes already. */
  private async forgetSession(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    this.lost = false;
    this.logger.warn({ msg: 'lanes lost' });
    for (const membership of this.memberships.values()) {
      membership.entered = false;
      await this.dropLanes(membership);
    }
    await session?.close();
    this.lost = false;
  }

  private async dropLanes({ group, owned }: Membership): Promise<void> {
    const lanes = [...owned];
    owned.clear();
    await Promise.all(lanes.map((lane) => group.released(lane)));
  }

  private async unlock({ key }: Membership, lanes: readonly number[]): Promise<void> {
    for (const lane of lanes) await this.session?.releaseLane(key, lane);
    await this.session?.exit(key);
  }
}

/** Replicas that start together should not all try the same lane first. */
function shuffled(lanes: readonly number[]): number[] {
  const start = Math.floor(Math.random() * lanes.length);
  return [...lanes.slice(start), ...lanes.slice(0, start)];
}
