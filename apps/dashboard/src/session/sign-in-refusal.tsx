import { m } from '../paraglide/messages.js';
import styles from './sign-in-page.module.css';

/** What the gateway says in the address when a sign-in ended without a session. */
const reasons: Readonly<Record<string, () => string>> = {
  'attempt-lost': m.sign_in_error_attempt_lost,
  refused: m.sign_in_error_refused,
  'unknown-user': m.sign_in_error_unknown_user,
  disabled: m.sign_in_error_disabled,
  'no-role': m.sign_in_error_no_role,
  unavailable: m.sign_in_error_unavailable,
};

/** Why the last sign-in was refused; nothing where there was none. @param search query of the address. */
export function SignInRefusal({ search }: { search: string }) {
  const reason = new URLSearchParams(search).get('signInError') ?? '';
  const text = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  if (!text) return null;
  return (
    <p className={styles.refusal} role="alert">
      {text()}
    </p>
  );
}
