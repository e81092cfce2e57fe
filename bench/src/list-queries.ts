import { responsiblePersonId } from './seeded-work.ts';
import { unitRowId, type Size } from './large-organisation.ts';

/** A list or search of the graph, as somebody asks for it. */
export interface ListQuery {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  /** Counting all rows takes as long as there are rows: told, and not held to the budget. */
  counts: boolean;
}

/** Ids of what the queries speak of. */
export interface KnownIds {
  provisionId: string;
  obligationId: string;
}

type Filter = Record<string, unknown>;

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64url');

const district = { unitId: globalId('OrgUnit', unitRowId(3)), unitSubtree: true };

/** Every list of the graph in the filters and orders that people use, words of searches included. */
export function listQueries({ units, obligations }: Size, known: KnownIds): ListQuery[] {
  const { obligationId, provisionId } = known;
  const [unit, last] = [{ unitId: globalId('OrgUnit', unitRowId(Math.min(77, units - 1))) }, units - 1];
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const filters: Record<string, Filter> = {
    all: {},
    'of a unit': unit,
    'of a district': district,
    'of the city': { unitId: globalId('OrgUnit', unitRowId(0)), unitSubtree: true },
    'of a provision': { provisionId },
    'below a provision': { provisionId, provisionSubtree: true },
    'of an obligation': { obligationId },
    'of an obligation in a district': { obligationId, ...district },
    returned: { status: ['RETURNED'] },
    'returned in a district': { status: ['RETURNED'], ...district },
    'non-compliant': { result: ['NON_COMPLIANT'] },
    'not applicable': { result: ['NOT_APPLICABLE'] },
    overdue: { overdue: true },
    'due soon': { dueFrom: day(0), dueTo: day(10) },
    'awaiting my review': { awaitingMyReview: true },
    mine: { mine: true },
    'not mine': { mine: false },
    'of a person in charge': { responsibleId: globalId('Person', responsiblePersonId) },
    'in my charge': { inMyCharge: true },
    'search: a unit': { search: `واحد ${last}` },
    'search: an obligation': { search: `تکلیف ${obligations}` },
    'search: all obligations': { search: 'اداری' },
    'search: two words': { search: `اداری ${last}` },
    'search: two words in a district': { search: `اداری unit-61`, ...district },
    'search: nothing': { search: 'هیچ‌کجا' },
  };
  const plain = Object.entries(filters).map(([name, filter]) => tasks(name, filter));
  return [...plain, ...orderedTasks(), ...otherLists(known, last), ...totals()];
}

function orderedTasks(): ListQuery[] {
  const orders = ['DUE_ON', 'UPDATED_AT', 'UNIT'].flatMap((field) => [
    { field, direction: 'ASC' },
    { field, direction: 'DESC' },
  ]);
  return orders.flatMap((orderBy) => {
    const name = `by ${orderBy.field} ${orderBy.direction}`;
    return [
      tasks(name, {}, orderBy),
      tasks(`returned in a district ${name}`, { status: ['RETURNED'], ...district }, orderBy),
    ];
  });
}

function otherLists({ obligationId }: KnownIds, last: number): ListQuery[] {
  return [
    list('assignments', 'AssignmentFilter', 'all', {}),
    list('assignments', 'AssignmentFilter', 'that hold', { withdrawn: false }),
    list('assignments', 'AssignmentFilter', 'of a district', district),
    list('assignments', 'AssignmentFilter', 'of an obligation', { obligationId }),
    list('assignments', 'AssignmentFilter', 'that free units', { exempting: true }),
    list('reports', 'ReportFilter', 'all', {}),
    list('reports', 'ReportFilter', 'of a district', district),
    list('reports', 'ReportFilter', 'mine', { mine: true }),
    list('reports', 'ReportFilter', 'search: a word of all', { search: 'سامانه' }),
    list('reports', 'ReportFilter', 'search: a rare word', { search: 'سامانه abcd1' }),
    list('obligations', 'ObligationFilter', 'all', {}),
    list('obligations', 'ObligationFilter', 'search', { search: 'تکلیف 24' }),
    list('provisions', 'ProvisionFilter', 'search', { search: `اداري ${Math.min(last, 24)}` }),
    {
      ...{ name: 'search: everything', variables: { text: 'اداری' }, counts: false },
      query: `query ($text: String!) { search(text: $text) { provisions(first: 10) { nodes { id } }
        obligations(first: 10) { nodes { id } } tasks(first: 10) { nodes { id } } reports(first: 10) { nodes { id } } } }`,
    },
  ];
}

function totals(): ListQuery[] {
  return [
    { ...tasks('all, counted', {}), query: listText('tasks', 'TaskFilter', 'totalCount '), counts: true },
    {
      ...tasks('of a district, counted', district),
      query: listText('tasks', 'TaskFilter', 'totalCount '),
      counts: true,
    },
  ];
}

function tasks(name: string, filter: Filter, orderBy?: Filter): ListQuery {
  const query = orderBy
    ? 'query ($filter: TaskFilter, $orderBy: TaskOrder) { tasks(first: 50, filter: $filter, orderBy: $orderBy) { nodes { id } } }'
    : listText('tasks', 'TaskFilter');
  return {
    name: `tasks ${name}`,
    query,
    variables: { filter, ...(orderBy ? { orderBy } : {}) },
    counts: false,
  };
}

function list(field: string, filterType: string, name: string, filter: Filter): ListQuery {
  return {
    name: `${field} ${name}`,
    query: listText(field, filterType),
    variables: { filter },
    counts: false,
  };
}

function listText(field: string, filterType: string, more = ''): string {
  return `query ($filter: ${filterType}) { ${field}(first: 50, filter: $filter) { ${more}nodes { id } pageInfo { hasNextPage } } }`;
}
