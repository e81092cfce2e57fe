import { Injectable } from '@nestjs/common';
import { Access, tehranDate } from '@rasad/service-kit';
import { LoaderFactory, type ComplianceContext } from '../loaders.js';
import { TaskChangeIterator } from './task-change-iterator.js';
import { TaskNotices } from './task-notices.js';
import type { Task, TaskFilter } from './task.graphql.js';
import { TasksQueries } from './tasks.queries.js';

/** What one subscription pushes. */
export interface TaskChanged {
  taskChanged: Task;
}

/** Tasks as they change, for subscriptions. */
@Injectable()
export class LiveTasks {
  constructor(
    private readonly notices: TaskNotices,
    private readonly queries: TasksQueries,
    private readonly loaders: LoaderFactory,
  ) {}

  /** Every changed task that matches the filter, as the caller sees it then; a grant that has ended shows nothing more. */
  changes(context: ComplianceContext, filter: TaskFilter): AsyncIterableIterator<TaskChanged> {
    return new TaskChangeIterator(this.notices.changes(), async (taskIds) => {
      const access = new Access(context.principal, tehranDate(new Date()));
      // The fields of the pushed task are resolved with this context: they have to be as fresh as the task.
      Object.assign(context, { access, loaders: this.loaders.create({ access }) });
      const tasks = await this.queries.byIds(access, taskIds, filter);
      return tasks.map((task) => ({ taskChanged: task }));
    });
  }
}
