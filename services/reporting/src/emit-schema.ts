import { emitSchema } from '@rasad/service-kit';
import { resolvers } from './resolvers.js';

await emitSchema(resolvers, process.argv[2] ?? 'schema.graphql');
