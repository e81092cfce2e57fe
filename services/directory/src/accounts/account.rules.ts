import type { LocalizedText } from '@rasad/event-contracts';
import { ErrorCode, problem, problemWith, searchText, type Problem } from '@rasad/service-kit';
import { z } from 'zod';
import { directoryMessages } from '../messages.js';
import { findCodeProblem } from '../units/unit.rules.js';

/** Somebody who can be a principal: a person, or another system's service account. */
export interface Account {
  id: string;
  kind: 'PERSON' | 'SERVICE';
  /** Unique among persons and service accounts; what the identity provider calls the subject. */
  username: string;
  name: LocalizedText;
  /** Address for notices to a person; null for service accounts. */
  email: string | null;
  /** UTC instant, ISO 8601, since which nobody acts under it; null while it is in use. */
  disabledAt: string | null;
  sample: boolean;
  version: number;
  /** Name and username as they are matched by a search. */
  search: string;
}

/** What of a person may change. */
export type PersonAttributes = Pick<Account, 'name' | 'email'>;

const longestAddress = 254;

/** Why a person cannot be known so, or none. */
export function findPersonProblems({ username, email }: Pick<Account, 'username' | 'email'>): Problem[] {
  const problems: Problem[] = [];
  if (findCodeProblem(username)) problems.push(problem(ErrorCode.INVALID, 'input.username', 'invalidCode'));
  const isAddress = email === null || (email.length <= longestAddress && z.email().safeParse(email).success);
  if (!isAddress)
    problems.push(problemWith(ErrorCode.INVALID, 'input.email', directoryMessages.invalidEmail));
  return problems;
}

/** The person with other attributes. */
export function changePerson(person: Account, change: Partial<PersonAttributes>): Account {
  return describeAccount({ ...person, ...change, version: person.version + 1 });
}

/** An account as it is stored, with what a search matches. */
export function describeAccount(account: Omit<Account, 'search'>): Account {
  const { name, username } = account;
  return { ...account, search: searchText(`${name.fa ?? ''} ${name.en ?? ''} ${username}`) };
}
