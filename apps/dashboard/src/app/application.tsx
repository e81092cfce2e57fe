import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Provider as GraphProvider, type Client } from 'urql';
import type { LiveStatus } from '../graphql/live-status.js';
import { LiveStatusProvider } from '../graphql/use-graph.js';
import { componentLocale } from '../language/formats.js';
import { Announcer } from '../ui/announcer.js';
import { router } from './router.js';

interface ApplicationProps {
  client: Client;
  status: LiveStatus;
}

/** The dashboard with everything that its pages share. */
export function Application({ client, status }: ApplicationProps) {
  return (
    <I18nProvider locale={componentLocale}>
      <GraphProvider value={client}>
        <LiveStatusProvider value={status}>
          <Announcer>
            <RouterProvider router={router} />
          </Announcer>
        </LiveStatusProvider>
      </GraphProvider>
    </I18nProvider>
  );
}
