import { Injectable } from '@nestjs/common';
import { searchPatterns } from '@rasad/service-kit';
import { PreparedReads } from '../database/prepared-reads.js';

/** How many reports with some words are named one by one. */
const mostNamed = 5_000;

/** What a search for reports found: these reports, or so many that most lists come upon them soon. */
export type ReportsFound = { reportIds: readonly string[] } | { patterns: readonly string[] };

/** Finds which reports have words, whoever may read them: the list that is made of them asks for that. */
@Injectable()
export class ReportWordsQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The reports that have all words of a search; null where it has none: it asks for nothing. */
  async find(search: string): Promise<ReportsFound | null> {
    const patterns = searchPatterns(search).sort((a, b) => b.length - a.length);
    const [longest] = patterns;
    if (longest === undefined) return null;
    const rows = await this.reads.rows<{ id: string }>(
      'select id from reports_with_words($1, $2::text[], $3) as id',
      [longest, patterns, mostNamed + 1],
    );
    if (rows.length > mostNamed) return { patterns };
    return { reportIds: rows.map(({ id }) => id) };
  }
}

/** The condition over `report r` that a search means. */
export function reportWordsCondition(found: ReportsFound, bind: (value: unknown) => string): string {
  if ('reportIds' in found) return `r.id = any(${bind(found.reportIds)}::uuid[])`;
  // As a case, for which the planner expects every other row: of a pattern it expects hardly any, and sorts them all.
  return `case when r.search like all(${bind(found.patterns)}::text[]) then true else false end`;
}
