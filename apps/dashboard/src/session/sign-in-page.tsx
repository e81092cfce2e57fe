import { useEffect, useState } from 'react';
import { formats } from '../language/formats.js';
import { roleLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { LanguageButton } from '../shell/language-button.js';
import { buttonClass } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { usePageTitle } from '../ui/page-head.js';
import { ProblemNote, Skeleton } from '../ui/states.js';
import { readSampleUsers, type SampleUser } from './sample-users.js';
import { SignInRefusal } from './sign-in-refusal.js';
import styles from './sign-in-page.module.css';

type Offer =
  { kind: 'READING' } | { kind: 'SAMPLE'; users: SampleUser[] } | { kind: 'PROVIDER' } | { kind: 'FAILED' };

function useOffer(): [Offer, () => void] {
  const [offer, setOffer] = useState<Offer>({ kind: 'READING' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    readSampleUsers(control.signal)
      .then((users) => setOffer(users ? { kind: 'SAMPLE', users } : { kind: 'PROVIDER' }))
      .catch(() => control.signal.aborted || setOffer({ kind: 'FAILED' }));
    return () => control.abort();
  }, [attempt]);
  return [offer, () => setAttempt(attempt + 1)];
}

function titleOf({ title, role }: SampleUser): string {
  const place = typeof title === 'string' ? title : title?.[formats.language];
  const capacity = role in roleLabel ? roleLabel[role as keyof typeof roleLabel]() : role;
  return place && place !== capacity ? `${capacity} · ${place}` : capacity;
}

function SampleUserButton({ user }: { user: SampleUser }) {
  const name = user.name[formats.language];
  return (
    <button className={styles.user} name="username" value={user.username}>
      <span className={styles.initial} aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.title}>{titleOf(user)}</span>
      </span>
      <code className={styles.username} dir="ltr">
        {user.username}
      </code>
    </button>
  );
}

function SampleSignIn({ users }: { users: SampleUser[] }) {
  return (
    <>
      <p className={styles.sample}>{m.sign_in_sample_note()}</p>
      <form method="post" action="/auth/sample-sign-in" aria-label={m.sign_in_sample_users()}>
        <ul className={styles.users}>
          {users.map((user) => (
            <li key={user.username}>
              <SampleUserButton user={user} />
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}

/** Who are you? In sample mode a button for each sample user, else the way to the identity provider. */
export function SignInPage() {
  usePageTitle(m.sign_in_title());
  const [offer, retry] = useOffer();
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <header className={styles.header}>
          <span className={styles.brand}>
            <Icon name="brand" />
            {m.app_name()}
          </span>
          <LanguageButton />
        </header>
        <h1 className={styles.heading}>{m.sign_in_title()}</h1>
        <p className={styles.purpose}>{m.app_purpose()}</p>
        <SignInRefusal search={location.search} />
        {offer.kind === 'READING' && <Skeleton lines={6} />}
        {offer.kind === 'FAILED' && (
          <ProblemNote problem={{ kind: 'OFFLINE', requestId: null }} onRetry={retry} />
        )}
        {offer.kind === 'PROVIDER' && (
          <a className={buttonClass('primary')} href="/auth/sign-in">
            {m.sign_in_with_provider()}
          </a>
        )}
        {offer.kind === 'SAMPLE' && <SampleSignIn users={offer.users} />}
      </div>
    </main>
  );
}
