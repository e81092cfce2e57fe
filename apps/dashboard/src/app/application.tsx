import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Provider as GraphProvider, type Client } from 'urql';
import { ConnectionProvider, type Connection } from '../graphql/use-graph.js';
import { componentLocale } from '../language/formats.js';
import { Announcer } from '../ui/announcer.js';
import { router } from './router.js';

interface ApplicationProps {
  client: Client;
  connection: Connection;
}

/** The dashboard with everything that its pages share. */
export function Application({ client, connection }: ApplicationProps) {
  return (
    <I18nProvider locale={componentLocale}>
      <GraphProvider value={client}>
        <ConnectionProvider value={connection}>
          <Announcer>
            <RouterProvider router={router} />
          </Announcer>
        </ConnectionProvider>
      </GraphProvider>
    </I18nProvider>
  );
}
