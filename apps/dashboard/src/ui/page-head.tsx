import { useEffect, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import styles from './page-head.module.css';

/** Names the window after the page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${m.app_name()}`;
  }, [title]);
}

interface PageHeadProps {
  title: string;
  /** A line of facts under the title. */
  facts?: ReactNode;
  actions?: ReactNode;
}

/** The head of a page: its name, a line of facts, what can be done. */
export function PageHead({ title, facts, actions }: PageHeadProps) {
  usePageTitle(title);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {facts && <p className={styles.facts}>{facts}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
