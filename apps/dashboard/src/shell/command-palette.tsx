import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Collection, Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Input, Label, SearchField } from 'react-aria-components/SearchField';
import { useQuery } from 'urql';
import { PaletteSearchDocument } from '../graphql/generated/graphql.js';
import { m } from '../paraglide/messages.js';
import { pagesOf } from '../session/pages.rules.js';
import { useViewer } from '../session/viewer.js';
import { DialogFrame } from '../ui/dialog-frame.js';
import { Icon, type IconName } from '../ui/icon.js';
import styles from './command-palette.module.css';
import { pageEntries } from './pages.js';

interface Destination {
  id: string;
  label: string;
  icon: IconName;
  go: () => void;
}

interface Section {
  id: string;
  title: string;
  destinations: Destination[];
}

const shortestSearch = 2;

function useSections(text: string): Section[] {
  const navigate = useNavigate();
  const { roles } = useViewer();
  const search = text.trim();
  const [{ data }] = useQuery({
    query: PaletteSearchDocument,
    variables: { search },
    pause: search.length < shortestSearch,
  });
  const found = search.length < shortestSearch ? undefined : data;
  const pages = pagesOf(roles)
    .map((page) => pageEntries[page])
    .filter(({ label }) => label().includes(search))
    .map(({ to, label, icon }) => ({ id: to, label: label(), icon, go: () => void navigate({ to }) }));
  const units = (found?.orgUnits.nodes ?? []).map(({ id, code, name }) => ({
    id,
    label: name,
    icon: 'unit' as const,
    go: () => void navigate({ to: '/matrix', search: { unit: code } }),
  }));
  const provisions = (found?.provisions.nodes ?? []).map(({ id, eId, label, heading }) => ({
    id,
    label: heading ? `${label}: ${heading}` : label,
    icon: 'law' as const,
    go: () => void navigate({ to: '/matrix', search: { provision: eId } }),
  }));
  return [
    { id: 'pages', title: m.palette_pages(), destinations: pages },
    { id: 'units', title: m.palette_units(), destinations: units },
    { id: 'provisions', title: m.palette_provisions(), destinations: provisions },
  ].filter(({ destinations }) => destinations.length > 0);
}

/** Goes to a page, a unit or a provision by typing a part of its name. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const sections = useSections(text);
  const open = (key: string) => {
    const destination = sections.flatMap(({ destinations }) => destinations).find(({ id }) => id === key);
    onClose();
    destination?.go();
  };
  return (
    <DialogFrame title={m.palette_open()} onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField autoFocus className={styles.search}>
          <Label className={styles.label}>{m.palette_hint()}</Label>
          <Input className={styles.input} />
        </SearchField>
        <Menu
          className={styles.results}
          items={sections}
          aria-label={m.palette_results()}
          onAction={(key) => open(String(key))}
          renderEmptyState={() => <p className={styles.none}>{m.palette_none()}</p>}
        >
          {(section) => (
            <MenuSection id={section.id}>
              <Header className={styles.title}>{section.title}</Header>
              <Collection items={section.destinations}>
                {(destination) => (
                  <MenuItem className={styles.item} textValue={destination.label}>
                    <Icon name={destination.icon} />
                    {destination.label}
                  </MenuItem>
                )}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </DialogFrame>
  );
}
