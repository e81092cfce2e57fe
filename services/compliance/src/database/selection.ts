import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Whether a list's number of all rows was asked for: counting costs more than the page itself. */
export type Total = 'COUNTED' | 'NOT_ASKED';

/** Whether the field that is being resolved is asked for its `totalCount`, fragments included. */
export function totalAsked(info: GraphQLResolveInfo): Total {
  const asked = info.fieldNodes.some((node) => selects(node.selectionSet, 'totalCount', info.fragments));
  return asked ? 'COUNTED' : 'NOT_ASKED';
}

function selects(
  set: SelectionSetNode | undefined,
  field: string,
  fragments: GraphQLResolveInfo['fragments'],
): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === 'Field') return selection.name.value === field;
    const inner = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value];
    return selects(inner?.selectionSet, field, fragments);
  });
}
