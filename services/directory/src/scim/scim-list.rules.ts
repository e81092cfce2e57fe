import { maxPage, scim, scimError, scimPath } from './scim-protocol.js';

/** What a list is asked for (RFC 7644, 3.4.2). */
export type ListQuery = Partial<
  Record<'filter' | 'startIndex' | 'count' | 'attributes' | 'excludedAttributes', string>
>;

/** A kind of resource that is listed. */
export type ListedResource = typeof scim.Resources.User | typeof scim.Resources.Group;

const usualPage = 100;

/** One page of the resources that match, as the message that SCIM has for it. */
export function listResponse(kind: ListedResource, all: readonly object[], query: ListQuery) {
  const { filter, attributes } = new kind(partsOf(query) as never);
  const matching = filter ? matchingOf(all, query.filter ?? '') : all;
  const startIndex = Math.max(numberIn(query.startIndex) ?? 1, 1);
  const count = Math.min(Math.max(numberIn(query.count) ?? usualPage, 0), maxPage);
  const page = matching.slice(startIndex - 1, startIndex - 1 + count);
  const schema = kind.schema;
  return {
    schemas: [scim.Messages.ListResponse.id],
    totalResults: matching.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page.map((resource) => new schema(resource, 'out', scimPath + kind.endpoint, attributes)),
  };
}

/** Which parts of a resource a request wants to see. */
export function partsOf({ filter, attributes, excludedAttributes }: ListQuery): ListQuery {
  return {
    ...(filter !== undefined && { filter }),
    ...(attributes !== undefined && { attributes }),
    ...(excludedAttributes !== undefined && { excludedAttributes }),
  };
}

/** The library's filter cannot look into a complex attribute that a resource does not have. */
const noParts = { name: {}, emails: [], members: [] };

/** Nearly all attributes are compared without regard to case (`caseExact` false), which the library's filter does not. */
function matchingOf(all: readonly object[], filter: string): object[] {
  const folded = new scim.Types.Filter(filter.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.toLowerCase()));
  try {
    return all.filter(
      (resource) => folded.match([{ ...noParts, ...(lowerCased(resource) as object) }]).length > 0,
    );
  } catch {
    throw scimError(400, 'invalidFilter', 'The filter looks into an attribute that is not kept here.');
  }
}

function lowerCased(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase();
  if (Array.isArray(value)) return value.map(lowerCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, lowerCased(part)]));
}

function numberIn(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^-?\d{1,9}$/.test(text)) throw scimError(400, 'invalidValue', `"${text}" is not a number.`);
  return Number(text);
}
