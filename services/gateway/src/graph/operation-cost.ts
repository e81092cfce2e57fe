import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Rows that a list without `first` is taken to have. */
const assumedListSize = 10;
/** Rows that a connection gives when `first` is left out. */
const defaultPageSize = 50;
const mutationCost = 10;

/** What a cost is reckoned from; the document must be valid against the schema. */
export interface CostedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/**
 * The cost of an operation before it runs: one for every object it may give, lists multiplied by the rows asked for,
 * and ten for a change. Scalars are free.
 */
export function operationCost({ schema, document, operation, variables }: CostedOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = schema.getRootType(operation.operation);
  const base = operation.operation === 'mutation' ? mutationCost : 0;
  const costs = new SelectionCosts(schema, fragments, variables);
  return base + (root ? costs.of(operation.selectionSet, root, null) : 0);
}

/** Reckons selection by selection; a fragment is reckoned once per place kind, however often it is spread. */
class SelectionCosts {
  private readonly ofFragments = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Record<string, unknown>,
  ) {}

  /** @param page rows asked for by the connection around, null outside one. */
  of(selections: SelectionSetNode, parent: GraphQLNamedType, page: number | null): number {
    let cost = 0;
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) cost += this.ofField(selection, parent, page);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += this.ofFragment(selection.name.value, page);
      else
        cost += this.of(
          selection.selectionSet,
          this.typeOf(selection.typeCondition?.name.value, parent),
          page,
        );
    }
    return cost;
  }

  private ofField(field: FieldNode, parent: GraphQLNamedType, page: number | null): number {
    const definition = 'getFields' in parent ? parent.getFields()[field.name.value] : undefined;
    if (!definition || !('args' in definition) || !field.selectionSet) return 0;
    const type = getNamedType(definition.type);
    if (!isCompositeType(type)) return 0;
    if (isConnection(type)) {
      const asked = definition.args.some(({ name }) => name === 'first')
        ? this.pageSize(field)
        : defaultPageSize;
      return 1 + this.of(field.selectionSet, type, asked);
    }
    const rows = isList(definition.type) ? (page ?? assumedListSize) : 1;
    return rows * (1 + this.of(field.selectionSet, type, null));
  }

  private ofFragment(name: string, page: number | null): number {
    const key = `${name} ${page ?? ''}`;
    const known = this.ofFragments.get(key);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
    const cost = fragment && type ? this.of(fragment.selectionSet, type, page) : 0;
    this.ofFragments.set(key, cost);
    return cost;
  }

  private pageSize(field: FieldNode): number {
    const value = field.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    const given = value?.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
    return typeof given === 'number' && given > 0 ? given : defaultPageSize;
  }

  private typeOf(name: string | undefined, parent: GraphQLNamedType): GraphQLNamedType {
    return (name !== undefined && this.schema.getType(name)) || parent;
  }
}

function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection') && 'pageInfo' in type.getFields();
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isListType(type.ofType) : isListType(type);
}
