import { Injectable } from '@nestjs/common';
import { FileLinks } from '../files/file-links.js';
import type { Caller } from '../caller.js';
import { EvidenceQueries } from './evidence.queries.js';
import type { Evidence } from './evidence.graphql.js';

/** Milliseconds for which the address of a file is good. */
const linkMs = 600_000;

/** A file that may be read. */
export interface ReadableFile {
  sha256: string;
  size: number;
  mediaType: string;
  fileName: string;
}

/** Addresses of files, and what lies behind them for whoever comes with one. */
@Injectable()
export class EvidenceDownloads {
  constructor(
    private readonly links: FileLinks,
    private readonly queries: EvidenceQueries,
  ) {}

  /** Where a person reads a piece of evidence; null for a file that is not available. */
  async urlOf(evidence: Evidence, personId: string, now: Date): Promise<string | null> {
    if (evidence.kind === 'LINK') return evidence.linkUrl;
    if (evidence.state !== 'AVAILABLE') return null;
    const expiresAt = new Date(now.getTime() + linkMs);
    const token = await this.links.sign('evidence-download', evidence.rowId, personId, expiresAt);
    return `/files/evidence/${token}`;
  }

  /** The file behind a link, where the caller may still read it; what is not there and what is hidden look the same. */
  async find(caller: Pick<Caller, 'principal' | 'access'>, token: string): Promise<ReadableFile | null> {
    const id = await this.links.rowOf('evidence-download', token, caller.principal.id);
    const [evidence] = id === null ? [] : await this.queries.byIds(caller.access, [id]);
    if (evidence?.state !== 'AVAILABLE') return null;
    const { sha256, size, mediaType, fileName } = evidence;
    if (sha256 === null || size === null || mediaType === null || fileName === null) return null;
    return { sha256, size, mediaType, fileName };
  }
}
