import type { LocalizedText } from '@rasad/event-contracts';
import { searchText } from '@rasad/service-kit';

/** Somebody who can be a principal: a person, or another system's service account. */
export interface Account {
  id: string;
  kind: 'PERSON' | 'SERVICE';
  /** Unique among persons and service accounts; what the identity provider calls the subject. */
  username: string;
  name: LocalizedText;
  /** Address for notices to a person; null for service accounts. */
  email: string | null;
  sample: boolean;
  version: number;
  /** Name and username as they are matched by a search. */
  search: string;
}

/** An account as it is stored, with what a search matches. */
export function describeAccount(account: Omit<Account, 'search'>): Account {
  const { name, username } = account;
  return { ...account, search: searchText(`${name.fa ?? ''} ${name.en ?? ''} ${username}`) };
}
