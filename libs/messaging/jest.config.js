import preset from '../../jest.preset.js';

// These tests wait for servers more than they work.
export default { ...preset, maxWorkers: 2 };
