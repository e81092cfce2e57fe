import { useId, type ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  title: string;
  /** At the end of the title's line: a link, the live dot. */
  aside?: ReactNode;
  className?: string;
  /** Digit that focuses the card; see the overview. */
  shortcut?: string;
  children: ReactNode;
}

/** A titled region of a page. */
export function Card({ title, aside, className = '', shortcut, children }: CardProps) {
  const id = useId();
  return (
    <section
      className={`${styles.card} ${className}`}
      aria-labelledby={id}
      tabIndex={shortcut ? -1 : undefined}
      data-shortcut={shortcut}
    >
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
