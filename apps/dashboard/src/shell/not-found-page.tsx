import { Link } from '@tanstack/react-router';
import { m } from '../paraglide/messages.js';
import { buttonClass } from '../ui/button.js';
import { Empty } from '../ui/states.js';
import { usePageTitle } from '../ui/page-head.js';

/** An address that leads nowhere. */
export function NotFoundPage() {
  usePageTitle(m.not_found_title());
  return (
    <main>
      <Empty
        why={m.not_found_why()}
        action={
          <Link className={buttonClass('primary')} to="/">
            {m.not_found_action()}
          </Link>
        }
      />
    </main>
  );
}
