import { createContext, useContext } from 'react';
import type { ViewerQuery } from '../graphql/generated/graphql.js';

/** Who is signed in. */
export type Viewer = NonNullable<ViewerQuery['me']>;

const ViewerContext = createContext<Viewer | null>(null);

/** Hands the signed-in viewer down to the pages. */
export const ViewerProvider = ViewerContext.Provider;

/** Who is signed in; only inside the shell. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer needs a ViewerProvider');
  return viewer;
}
