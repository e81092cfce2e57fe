import { Link } from '@tanstack/react-router';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { useViewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { useNarrow } from '../ui/use-narrow.js';
import { AccountMenu } from './account-menu.js';
import { LanguageButton } from './language-button.js';
import { LiveDot } from './live-dot.js';
import styles from './top-bar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onHelp: () => void;
}

/** The bar on top: where one is, whether it is sample data, search, liveness, language, account. */
export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { grants, sampleMode } = useViewer();
  const isNarrow = useNarrow();
  const scopes = formats.list([...new Set(grants.map(({ scope }) => scope?.name ?? m.scope_whole()))]);
  return (
    <header className={styles.bar}>
      <Link className={styles.brand} to="/" aria-label={m.app_home()}>
        <Icon name="brand" />
        <span>{m.app_name()}</span>
      </Link>
      {scopes && (
        <span className={styles.scope} title={scopes}>
          {scopes}
        </span>
      )}
      {sampleMode && (
        <span className={styles.sample} role="note" title={m.sample_explanation()}>
          {m.sample_badge()}
        </span>
      )}
      <Button
        className={styles.search}
        onPress={onSearch}
        aria-label={isNarrow ? m.palette_open() : undefined}
      >
        <Icon name="search" />
        <span className={styles.searchWords}>{m.palette_hint()}</span>
        <kbd className={styles.key} dir="ltr">
          Ctrl K
        </kbd>
      </Button>
      <LiveDot />
      <LanguageButton />
      <AccountMenu onHelp={onHelp} />
    </header>
  );
}
