import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import {
  AddEvidenceDocument,
  CompleteEvidenceUploadDocument,
  CreateEvidenceUploadDocument,
  WithdrawEvidenceDocument,
  type EvidenceLineFragment,
} from '../graphql/generated/graphql.js';
import { m } from '../paraglide/messages.js';
import type { DraftEvidence } from './report-drafts.js';
import { sendFile, sha256Of } from './send-file.js';

/** Files that the server takes; the words of a refusal name them too. */
export const acceptedFiles =
  '.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv';

/** A file on its way. */
export interface Transfer {
  name: string;
  /** Share that has gone, 0 to 1. */
  share: number;
}

/** Adding evidence to a task, and taking it back. */
export interface EvidenceWork {
  transfer: Transfer | null;
  /** Why the last attempt came to nothing, in words. */
  failure: string | null;
  addFile: (file: File) => Promise<void>;
  /** @returns whether it was added. */
  addLink: (link: { url: string; title: string }) => Promise<boolean>;
  remove: (id: string) => void;
  cancel: () => void;
}

interface Payload {
  evidence?: EvidenceLineFragment | null;
  userErrors: readonly { message: string }[];
}

/** Adds evidence as it is chosen: it is with the server before the report is, and the draft remembers its id. */
export function useEvidence(
  taskId: string,
  evidence: readonly DraftEvidence[],
  onChange: (evidence: DraftEvidence[]) => void,
): EvidenceWork {
  const client = useClient();
  const [transfer, setTransfer] = useState<Transfer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const aborter = useRef<AbortController | null>(null);
  useEffect(() => () => aborter.current?.abort(), []);

  const take = (payload: Payload | undefined): boolean => {
    const added = payload?.evidence;
    if (added) onChange([...evidence, { id: added.id, kind: added.kind, title: added.title }]);
    else setFailure(payload?.userErrors[0]?.message ?? m.evidence_failed());
    return Boolean(added);
  };
  const upload = async (file: File, signal: AbortSignal): Promise<Payload | undefined> => {
    const sha256 = await sha256Of(file);
    const stated = { fileName: file.name, mediaType: file.type || null, size: file.size, sha256 };
    const begun = await client.mutation(CreateEvidenceUploadDocument, { input: { taskId, ...stated } });
    const slot = begun.data?.createEvidenceUpload;
    if (!slot?.url || !slot.uploadId) return slot;
    const onProgress = (share: number) => setTransfer({ name: file.name, share });
    const sent = await sendFile(file, { url: slot.url, headers: slot.headers }, onProgress, signal);
    if (!sent.ok) return sent.message === null ? undefined : { userErrors: [{ message: sent.message }] };
    const { uploadId } = slot;
    const done = await client.mutation(CompleteEvidenceUploadDocument, { input: { uploadId, sha256 } });
    return done.data?.completeEvidenceUpload;
  };

  return {
    transfer,
    failure,
    addFile: async (file) => {
      const { signal } = (aborter.current = new AbortController());
      setFailure(null);
      setTransfer({ name: file.name, share: 0 });
      const payload = await upload(file, signal);
      if (signal.aborted) return;
      setTransfer(null);
      take(payload);
    },
    addLink: async (link) => {
      setFailure(null);
      const { data } = await client.mutation(AddEvidenceDocument, { input: { taskId, ...link } });
      return take(data?.addEvidence);
    },
    remove: (id) => {
      onChange(evidence.filter((each) => each.id !== id));
      // What an earlier report names stays with the server, and it says so; either way this report does not name it.
      void client.mutation(WithdrawEvidenceDocument, { input: { evidenceId: id } }).toPromise();
    },
    cancel: () => {
      aborter.current?.abort();
      setTransfer(null);
    },
  };
}
