/**
 * What the events of executions hold, as docs/protocol.md tells. Points in time are milliseconds since the Unix epoch,
 * durations are milliseconds. Everything that people wrote is text and is only ever shown as text.
 */

export interface Person {
  userId: string;
  displayName: string;
  avatar: string | null;
}

export interface ExecutionHead extends Person {
  executionId: string;
  roomId: string;
  language: string;
}

export interface QueuedExecution extends ExecutionHead {
  position: number;
  estimatedWaitMs: number;
  timestamp: number;
}

export interface StartedExecution extends ExecutionHead {
  timestamp: number;
  startTime: number;
  interactive: boolean;
}

export interface ActiveExecution extends StartedExecution {
  inputShared?: boolean;
  nextSeq?: number;
}

export type Status =
  | 'success'
  | 'runtime_error'
  | 'compile_error'
  | 'timeout'
  | 'cpu_limit'
  | 'memory_limit'
  | 'output_limit'
  | 'disk_limit'
  | 'cancelled'
  | 'internal_error'
  | 'interrupted';

export interface Diagnostic {
  file?: string | null;
  line?: number | null;
  column?: number | null;
  severity: string;
  message: string;
}

export interface Ending {
  status: Status;
  exitCode: number | null;
  signal: string | null;
  message?: string;
  diagnostics?: Diagnostic[];
  truncated: { output: boolean; files: boolean };
}

export interface Usage {
  executionTime: number;
  queueTime: number;
  compileTime?: number;
  cpuTime: number;
  peakMemory: number | null;
  fuelUsed: number | null;
}

export interface ResultFile {
  path: string;
  size: number;
  image?: string;
  content?: string;
}

export interface CompletedExecution extends ExecutionHead, Usage {
  result: Ending & { stdout: string; stderr: string; outputComplete: boolean; files: ResultFile[] };
  timestamp: number;
}

export interface CancelledExecution extends ExecutionHead {
  reason: 'requested' | 'shutting_down';
  timestamp: number;
}

/** An execution that ended. One that was only seen to end has no code yet: the history has it. */
export interface HistoryEntry extends ExecutionHead, Ending, Usage {
  number?: number;
  code?: string;
  input?: string;
  fileName?: string;
  files?: { name: string; content: string }[];
  timestamp: number;
  startTime: number | null;
  endTime: number;
}

export interface OutputChunk {
  stream: 'stdout' | 'stderr';
  seq: number;
  data: string;
}

export interface ExecutionReplay {
  executionId: string;
  roomId: string;
  chunks: OutputChunk[];
  nextSeq: number;
  hasMore: boolean;
  finished: boolean;
  files: ResultFile[];
}

export interface ExecutionStatusData {
  roomId: string;
  queued: QueuedExecution[];
  active: ActiveExecution[];
  queueLength: number;
  activeCount: number;
  maxConcurrent: number;
}

export interface ExecutionHistoryData {
  roomId: string;
  executions: HistoryEntry[];
  hasMore: boolean;
}

/** What the component needs of a connection: a Socket.IO client has it, and so has anything that looks like one. */
export interface ExecutionSocket {
  connected?: boolean;
  on(event: string, listener: (data: any) => void): unknown;
  off(event: string, listener: (data: any) => void): unknown;
  emit(event: string, data?: unknown): unknown;
}
