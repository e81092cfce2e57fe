import { useEffect, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components/SearchField';
import type { OrgUnitKind } from '../graphql/generated/graphql.js';
import { unitKindLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { isTyping, useWindowKeys } from '../shell/use-shell-keys.js';
import { Chip } from '../ui/chip.js';
import { SelectField } from '../ui/select-field.js';
import styles from './matrix-page.module.css';
import type { MatrixData } from './matrix-data.rules.js';
import type { MatrixSearch } from './matrix-search.rules.js';
import { rowName } from './matrix-view.rules.js';

interface MatrixFiltersProps {
  matrix: MatrixData;
  search: MatrixSearch;
  onSearch: (change: MatrixSearch) => void;
}

const typingPause = 200;
const anyKind = 'ANY';

function kindsIn(matrix: MatrixData): OrgUnitKind[] {
  return [...new Set(matrix.columns.nodes.map(({ kind }) => kind))];
}

/** Typed words go into the address when typing pauses; the field itself follows each key. */
function WordsFilter({ words, onWords }: { words: string; onWords: (words: string | undefined) => void }) {
  const [text, setText] = useState(words);
  const input = useRef<HTMLInputElement>(null);
  useWindowKeys((event) => {
    if (event.key !== '/' || isTyping(event.target)) return;
    event.preventDefault();
    input.current?.focus();
  });
  useEffect(() => {
    if (text === words) return;
    const timer = setTimeout(() => onWords(text || undefined), typingPause);
    return () => clearTimeout(timer);
  }, [text, words, onWords]);
  return (
    <SearchField aria-label={m.matrix_words()} value={text} onChange={setText} className={styles.words}>
      <Input ref={input} className={styles.wordsInput} placeholder={m.matrix_words()} />
    </SearchField>
  );
}

/** The filters as chips; each is in the address, so that a view can be sent to somebody. */
export function MatrixFilters({ matrix, search, onSearch }: MatrixFiltersProps) {
  const unit = matrix.columns.nodes.find(({ code }) => code === search.unit);
  const provision = matrix.rows.nodes.find(({ eId }) => eId === search.provision);
  const kinds = [
    { id: anyKind, label: m.matrix_kind_any() },
    ...kindsIn(matrix).map((kind) => ({ id: kind, label: unitKindLabel[kind]() })),
  ];
  return (
    <div className={styles.filters} role="group" aria-label={m.matrix_filters()}>
      <WordsFilter words={search.q ?? ''} onWords={(q) => onSearch({ q })} />
      {unit && (
        <Chip isOn clearable onToggle={() => onSearch({ unit: undefined })}>
          {unit.name}
        </Chip>
      )}
      {provision && (
        <Chip isOn clearable onToggle={() => onSearch({ provision: undefined })}>
          {rowName(provision)}
        </Chip>
      )}
      <Chip
        isOn={search.show === 'attention'}
        clearable
        onToggle={(on) => onSearch({ show: on ? 'attention' : undefined })}
      >
        {m.matrix_attention()}
      </Chip>
      <Chip
        isOn={search.empty === 'shown'}
        clearable
        onToggle={(on) => onSearch({ empty: on ? 'shown' : undefined })}
      >
        {m.matrix_empty_shown()}
      </Chip>
      <SelectField
        label={m.matrix_kind()}
        quietLabel
        choices={kinds}
        chosen={search.kind ?? anyKind}
        onChoose={(id) => onSearch({ kind: id === anyKind ? undefined : (id as OrgUnitKind) })}
      />
    </div>
  );
}
