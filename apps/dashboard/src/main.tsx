import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './app/application.js';
import { loadOtherBuild } from './app/other-build.js';
import { router } from './app/router.js';
import { createGraphClient } from './graphql/client.js';
import { LiveStatus } from './graphql/live-status.js';
import { ReadOutcomes } from './graphql/read-outcomes.js';
import { createStreamClient } from './graphql/live-streams.js';
import { formats } from './language/formats.js';
import { installPersianComponentStrings } from './language/react-aria-strings.js';

if (formats.language === 'fa') installPersianComponentStrings(window);

const onSignedOut = () => void router.navigate({ to: '/sign-in' });
const status = new LiveStatus();
const outcomes = new ReadOutcomes();
const streams = createStreamClient(formats.language, onSignedOut);
const client = createGraphClient({
  language: formats.language,
  status,
  outcomes,
  streams,
  onSignedOut,
  onOtherBuild: loadOtherBuild,
});
// A page's own file is gone once another build is served.
window.addEventListener('vite:preloadError', loadOtherBuild);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Application client={client} connection={{ status, outcomes }} />
  </StrictMode>,
);
