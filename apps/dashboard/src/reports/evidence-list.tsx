import { useClient } from 'urql';
import { EvidenceAddressDocument, type EvidenceLineFragment } from '../graphql/generated/graphql.js';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.js';
import { EvidenceTitles } from './evidence-titles.js';

/** The evidence of a report, to be opened. An address is good for minutes, so it is asked for when it is wanted. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceLineFragment[] }) {
  const client = useClient();
  const open = async (id: string) => {
    const asked = { requestPolicy: 'network-only' as const };
    const { data } = await client.query(EvidenceAddressDocument, { id }, asked);
    // A file is an attachment: the page stays. A link opens beside it and learns nothing of where it was.
    if (data?.evidence?.url) window.open(data.evidence.url, '_blank', 'noopener,noreferrer');
  };
  if (evidence.length === 0) return null;
  return (
    <EvidenceTitles
      evidence={evidence}
      action={({ id, kind, title }) => (
        <Button look="quiet" aria-description={title} onPress={() => void open(id)}>
          {kind === 'FILE' ? m.evidence_save() : m.evidence_open()}
        </Button>
      )}
    />
  );
}
