import type { View } from './view';
import { Changes } from './views/changes';
import { CoverageView } from './views/coverage';
import { DeploymentView } from './views/deployment';
import { Events } from './views/events';
import { EvidenceView } from './views/evidence';
import { Findings } from './views/findings';
import { HealingView } from './views/healing';
import { Models } from './views/models';
import { Overview } from './views/overview';
import { Packages } from './views/packages';
import { Tests } from './views/tests';
import { Timeline } from './views/timeline';

/** The pages of a report, in the order in which somebody would read them. */
export const VIEWS: readonly [View, ...View[]] = [
  { id: 'overview', title: 'Overview', render: (props) => <Overview {...props} /> },
  { id: 'timeline', title: 'Time line', render: (props) => <Timeline {...props} /> },
  {
    id: 'tests',
    title: 'Tests',
    count: ({ tests }) => tests?.value.results.tests.length,
    render: (props) => <Tests {...props} />,
  },
  { id: 'coverage', title: 'Coverage', render: (props) => <CoverageView {...props} /> },
  {
    id: 'findings',
    title: 'Findings',
    count: ({ analysis }) => analysis?.value.after.length,
    render: (props) => <Findings {...props} />,
  },
  {
    id: 'changes',
    title: 'Changes',
    count: ({ proposals }) => proposals.items.length + proposals.left,
    render: (props) => <Changes {...props} />,
  },
  { id: 'healing', title: 'Healing', render: (props) => <HealingView {...props} /> },
  { id: 'deployment', title: 'Deployment', render: (props) => <DeploymentView {...props} /> },
  {
    id: 'models',
    title: 'Models',
    count: ({ conversations }) => conversations.items.length + conversations.left,
    render: (props) => <Models {...props} />,
  },
  {
    id: 'packages',
    title: 'Packages',
    count: ({ packages }) => packages.items.length + packages.left,
    render: (props) => <Packages {...props} />,
  },
  { id: 'evidence', title: 'Evidence', render: (props) => <EvidenceView {...props} /> },
  {
    id: 'events',
    title: 'Events',
    count: ({ events }) => events.items.length + events.left,
    render: (props) => <Events {...props} />,
  },
];
