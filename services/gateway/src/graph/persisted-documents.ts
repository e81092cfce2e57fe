import { readFileSync } from 'node:fs';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { z } from 'zod';
import type { GatewayEnv } from '../env.js';
import { graphError } from './graph-error.js';

const documentsFile = z.record(z.string(), z.string());

/** The shapes in which clients name a document: `documentId`, or the extension that urql and Apollo send. */
interface NamedDocument {
  documentId?: unknown;
  query?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  extensions?: Record<string, unknown>;
}

/** Documents that are known by id; with RASAD_PERSISTED_ONLY no others are run. */
export function persistedDocuments(env: GatewayEnv): GatewayPlugin {
  const documents = readDocuments(env.RASAD_PERSISTED_DOCUMENTS);
  return {
    onParams({ params, setParams, setResult }) {
      const { documentId: _, ...given } = params as NamedDocument;
      const id = documentIdOf(params as NamedDocument);
      const query = id === null ? undefined : documents.get(id);
      if (query !== undefined) return setParams({ ...given, query });
      if (env.RASAD_PERSISTED_ONLY || (id !== null && !given.query)) {
        // With a result at hand the document is not run; there must be one all the same.
        setParams({ ...given, query: '{ __typename }' });
        return setResult({ errors: [graphError('DOCUMENT_NOT_FOUND', 'No such persisted document.')] });
      }
      if (id !== null) setParams(given);
    },
  };
}

function documentIdOf({ documentId, extensions }: NamedDocument): string | null {
  if (typeof documentId === 'string') return plainId(documentId);
  const persisted = extensions?.['persistedQuery'] as { sha256Hash?: unknown } | undefined;
  return typeof persisted?.sha256Hash === 'string' ? plainId(persisted.sha256Hash) : null;
}

/** Some write the hash function into the id. */
function plainId(id: string): string {
  return id.replace(/^sha256:/, '');
}

/** A missing file is an installation without a dashboard. */
function readDocuments(file: string): Map<string, string> {
  try {
    const documents = Object.entries(documentsFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
    return new Map(documents.map(([id, document]) => [plainId(id), document]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}
