import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

describe.each(['rust', 'javascript'])('the graph, planned in %s', (planner) => {
  let city: StubCity;
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, null, { RASAD_QUERY_PLANNER: planner });
    token = await gateway.token('mayor');
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });

  it('joins the services into one answer', async () => {
    const answer = await gateway.ask(
      token,
      '{ me { username } tasks { nodes { status unit { name score openTasks } } } score }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      me: { username: 'mayor' },
      tasks: { nodes: [{ status: 'TO_DO', unit: { name: 'District 1', score: 0.25, openTasks: 3 } }] },
      score: 0.5,
    });
  });
});
