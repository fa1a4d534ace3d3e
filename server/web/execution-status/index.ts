export { Avatar, colorOf } from './Avatar';
export { ExecutionStatus, type ExecutionStatusProps } from './ExecutionStatus';
export * as format from './format';
export * from './protocol';
export { type Executions } from './state';
export { useExecutions } from './useExecutions';
