import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import styles from './evidence-field.module.css';
import { EvidenceTitles } from './evidence-titles.js';
import type { DraftEvidence } from './report-drafts.js';
import { acceptedFiles, useEvidence, type EvidenceWork, type Transfer } from './use-evidence.js';

function TransferLine({ transfer, onCancel }: { transfer: Transfer; onCancel: () => void }) {
  return (
    <div className={styles.transfer}>
      <progress
        className={styles.progress}
        value={transfer.share}
        aria-label={m.evidence_sending({ name: transfer.name })}
      />
      <span dir="auto" className={styles.title}>
        {m.evidence_sending({ name: transfer.name })} {formats.wholePercent(transfer.share)}
      </span>
      <Button look="quiet" onPress={onCancel}>
        {m.evidence_cancel()}
      </Button>
    </div>
  );
}

/** A link's address and title; Enter adds it and leaves the report's form alone. */
function LinkFields({ work, onDone }: { work: EvidenceWork; onDone: () => void }) {
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const add = async () => {
    if (await work.addLink({ url, title })) onDone();
  };
  return (
    <div
      className={styles.link}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void add();
      }}
    >
      <TextField className={styles.linkField} value={url} onChange={setUrl} type="url">
        <Label>{m.evidence_link_url()}</Label>
        <Input className={styles.input} dir="ltr" placeholder="https://" />
      </TextField>
      <TextField className={styles.linkField} value={title} onChange={setTitle}>
        <Label>{m.evidence_link_title()}</Label>
        <Input className={styles.input} dir="auto" />
      </TextField>
      <div className={styles.buttons}>
        <Button onPress={() => void add()}>{m.evidence_link_add()}</Button>
        <Button look="quiet" onPress={onDone}>
          {m.evidence_cancel()}
        </Button>
      </div>
    </div>
  );
}

interface EvidenceFieldProps {
  id: string;
  taskId: string;
  hint: string;
  error: string | undefined;
  evidence: readonly DraftEvidence[];
  onChange: (evidence: DraftEvidence[]) => void;
}

/** What proves a report: files, sent as they are chosen, and links. */
export function EvidenceField({ id, taskId, hint, error, evidence, onChange }: EvidenceFieldProps) {
  const work = useEvidence(taskId, evidence, onChange);
  const [isLinking, setIsLinking] = useState(false);
  const labelId = useId();
  const problem = work.failure ?? error;
  return (
    <div id={id} className={styles.field} role="group" aria-labelledby={labelId}>
      <span id={labelId} className={styles.label}>
        {m.evidence()}
      </span>
      <span className={styles.hint}>{hint}</span>
      <EvidenceTitles
        evidence={evidence}
        action={({ id: pieceId, title }) => (
          <Button look="quiet" aria-label={m.evidence_remove({ title })} onPress={() => work.remove(pieceId)}>
            <Icon name="close" />
          </Button>
        )}
      />
      {work.transfer && <TransferLine transfer={work.transfer} onCancel={work.cancel} />}
      {isLinking && <LinkFields work={work} onDone={() => setIsLinking(false)} />}
      {!work.transfer && !isLinking && (
        <div className={styles.buttons}>
          <FileTrigger
            acceptedFileTypes={acceptedFiles.split(',')}
            onSelect={(files) => {
              const file = files?.item(0);
              if (file) void work.addFile(file);
            }}
          >
            <Button>{m.evidence_add_file()}</Button>
          </FileTrigger>
          <Button onPress={() => setIsLinking(true)}>{m.evidence_add_link()}</Button>
        </div>
      )}
      {problem && (
        <span className={styles.error} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
