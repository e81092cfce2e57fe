/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { SignInRefusal } from './sign-in-refusal.js';

afterEach(cleanup);

describe('The sign-in page', () => {
  it.each(['attempt-lost', 'refused', 'unknown-user', 'disabled', 'no-role', 'unavailable'])(
    'says why a sign-in was refused: %s',
    (reason) => {
      render(<SignInRefusal search={`?signInError=${reason}`} />);
      expect(screen.getByRole('alert').textContent).toMatch(/\.$/);
    },
  );

  it.each(['', '?signInError=', '?signInError=toString', '?signInError=<b>'])(
    'says nothing of %s',
    (search) => {
      render(<SignInRefusal search={search} />);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );
});
