/** A person together with the one on whose behalf they acted: what either did counts as done by both. */
export interface Party {
  id: string;
  onBehalfOf: string | null;
}

/** Whether a person acted, or somebody acted on their behalf. */
export function isOfParty(party: Party, personId: string): boolean {
  return party.id === personId || party.onBehalfOf === personId;
}

/** Whether two parties have a person in common. */
export function sharesPerson(a: Party, b: Party): boolean {
  return isOfParty(b, a.id) || (a.onBehalfOf !== null && isOfParty(b, a.onBehalfOf));
}
