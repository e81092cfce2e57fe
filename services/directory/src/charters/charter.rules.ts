import type { LocalizedText } from '@rasad/event-contracts';
import type { BodyRule } from '@rasad/import-formats';
import { existsOn, latestDay, type Period } from '../period.rules.js';

/** A charter: what it says is in its versions. */
export interface Charter {
  id: string;
  code: string;
  /** Number of the newest version. */
  version: number;
  /** The last day on which its bodies were derived; null before the first. */
  followedOn: string | null;
}

/** What a charter says from a day on, until a later version does. */
export interface CharterVersion extends Period {
  charterId: string;
  /** From 1. */
  number: number;
  title: LocalizedText;
  sample: boolean;
  /** Row ids of its clauses in their order. */
  clauseIds: string[];
}

/** A clause of a charter; one that stays as it is belongs to several versions. */
export interface CharterClause {
  id: string;
  charterId: string;
  number: string;
  text: LocalizedText;
  /** The body that it describes, or null. */
  rule: BodyRule | null;
}

/** A charter with all its versions, oldest first, and all its clauses. */
export interface WholeCharter {
  charter: Charter;
  versions: readonly CharterVersion[];
  clauses: readonly CharterClause[];
}

/** What a charter says on a day on which it is in force. */
export interface CharterInForce {
  charter: Charter;
  version: CharterVersion;
  clauses: readonly CharterClause[];
}

/** The version that counts on a day: the newest whose first day has come, unless it has ended; null where none does. */
export function versionOn(versions: readonly CharterVersion[], day: string): CharterVersion | null {
  const newest = versions
    .toSorted((a, b) => b.number - a.number)
    .find((version) => version.validFrom === null || version.validFrom <= day);
  return newest && existsOn(newest, day) ? newest : null;
}

/** The charters that are in force on a day, as they stand then. */
export function chartersInForce(charters: readonly WholeCharter[], day: string): CharterInForce[] {
  return charters.flatMap(({ charter, versions, clauses }) => {
    const version = versionOn(versions, day);
    return version ? [{ charter, version, clauses: clausesOf(version, clauses) }] : [];
  });
}

/** The day on which to derive: today, and never one before a day that was followed, where a clock is slow. */
export function dayToFollow(charters: readonly WholeCharter[], today: string): string {
  return latestDay(today, ...charters.map(({ charter }) => charter.followedOn)) ?? today;
}

/** The clauses of a version in their order. */
export function clausesOf(version: CharterVersion, clauses: readonly CharterClause[]): CharterClause[] {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return version.clauseIds.flatMap((id) => byId.get(id) ?? []);
}
