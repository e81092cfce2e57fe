import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { TaskResult } from '../graphql/generated/graphql.js';
import { assessedResults, resultLabel, resultMark } from '../language/labels.js';
import { Mark } from '../ui/mark.js';
import styles from './report-fields.module.css';

interface ResultChoiceProps {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  value: TaskResult | null;
  onChange: (result: TaskResult) => void;
}

/** Choosing a result; claimed in a report, found in a review. */
export function ResultChoice({ id, label, hint, error, value, onChange }: ResultChoiceProps) {
  return (
    <RadioGroup
      id={id}
      className={styles.field}
      value={value}
      onChange={(result) => onChange(result as TaskResult)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles.label}>{label}</Label>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <div className={styles.choices}>
        {assessedResults.map((result) => (
          <Radio key={result} value={result} className={styles.choice}>
            <i className={styles.radio} aria-hidden="true" />
            <Mark name={resultMark[result]} />
            {resultLabel[result]()}
          </Radio>
        ))}
      </div>
      {error && (
        <Text slot="errorMessage" className={styles.error}>
          {error}
        </Text>
      )}
    </RadioGroup>
  );
}

interface NarrativeFieldProps {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  rows: number;
  value: string;
  onChange: (text: string) => void;
}

/** A longer text. */
export function NarrativeField({ id, label, hint, error, rows, value, onChange }: NarrativeFieldProps) {
  return (
    <TextField
      className={styles.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles.label}>{label}</Label>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <TextArea id={id} className={styles.text} rows={rows} dir="auto" />
      {error && (
        <Text slot="errorMessage" className={styles.error}>
          {error}
        </Text>
      )}
    </TextField>
  );
}
