import { useRef, useState } from 'react';
import {
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components/Menu';
import { formats } from '../language/formats.js';
import { roleLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { useViewer, type Viewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Icon, type IconName } from '../ui/icon.js';
import { useNarrow } from '../ui/use-narrow.js';
import { chooseTheme, chosenTheme, type Theme } from '../ui/theme.js';
import styles from './account-menu.module.css';

const themes: { theme: Theme; label: () => string; icon: IconName }[] = [
  { theme: 'light', label: m.theme_light, icon: 'light' },
  { theme: 'dark', label: m.theme_dark, icon: 'dark' },
  { theme: 'system', label: m.theme_system, icon: 'system' },
];

/** In which capacities the viewer acts: «گزارشگر · منطقه ۱». */
export function capacitiesOf({ grants }: Viewer): string {
  return formats.list(
    grants.map(({ role, scope }) => `${roleLabel[role]()} · ${scope?.name ?? m.scope_whole()}`),
  );
}

function ThemeSection() {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <MenuSection
      selectionMode="single"
      selectedKeys={[theme]}
      disallowEmptySelection
      onSelectionChange={(keys) => keys !== 'all' && choose([...keys][0] as Theme)}
    >
      <Header className={styles.section}>{m.theme_title()}</Header>
      {themes.map(({ theme: id, label, icon }) => (
        <MenuItem key={id} id={id} className={styles.item} textValue={label()}>
          <Icon name={icon} />
          {label()}
          <span className={styles.check} aria-hidden="true">
            {theme === id ? <Icon name="tasks" /> : null}
          </span>
        </MenuItem>
      ))}
    </MenuSection>
  );
}

/** Who is signed in, and what concerns them alone: theme, keys, signing out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const viewer = useViewer();
  const isNarrow = useNarrow();
  const signOut = useRef<HTMLFormElement>(null);
  return (
    <>
      <MenuTrigger>
        <Button
          look="quiet"
          className={styles.trigger}
          aria-label={isNarrow ? m.account_label({ name: viewer.name }) : undefined}
        >
          <span className={styles.initial} aria-hidden="true">
            {viewer.name.slice(0, 1)}
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{viewer.name}</span>
            <small className={styles.capacity} title={capacitiesOf(viewer)}>
              {capacitiesOf(viewer)}
            </small>
          </span>
        </Button>
        <Popover className={styles.popover} placement="bottom end">
          <Menu className={styles.menu} aria-label={m.account_label({ name: viewer.name })}>
            <ThemeSection />
            <Separator className={styles.separator} />
            <MenuItem className={styles.item} onAction={onHelp}>
              <Icon name="keyboard" />
              {m.help_title()}
            </MenuItem>
            <MenuItem className={styles.item} onAction={() => signOut.current?.requestSubmit()}>
              <Icon name="signOut" directional />
              {m.sign_out()}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <form ref={signOut} method="post" action="/auth/sign-out" hidden />
    </>
  );
}
