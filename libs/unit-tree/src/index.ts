export * from './narrow-scope.js';
export * from './unit-scope.sql.js';
export * from './unit-tree.js';
export * from './unit-tree.tables.js';
