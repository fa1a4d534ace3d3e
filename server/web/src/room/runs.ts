/**
 * What the executions of a room printed, in order and without gaps: live output, and what was missed, asked for by its
 * number. Knows no React and no terminal; both listen.
 */

import type {
  ActiveExecution,
  CompletedExecution,
  Ending,
  ExecutionHead,
  ExecutionReplay,
  ExecutionSocket,
  ExecutionStatusData,
  HistoryEntry,
  OutputChunk,
  QueuedExecution,
  ResultFile,
  StartedExecution,
  Usage,
} from '../../execution-status';

/** A part of what a terminal shows. */
export interface Piece {
  kind: 'stdout' | 'stderr' | 'typed';
  data: string;
}

export interface Run {
  head: ExecutionHead;
  stage: 'queued' | 'running' | 'ended' | 'cancelled';
  position?: number;
  startTime?: number;
  /** Whether its stdin is open. */
  interactive: boolean;
  /** Whether its owner lets others type. */
  inputShared: boolean;
  ending?: Ending & Partial<Usage>;
  files: ResultFile[];
  /** Whether all that was printed is here. */
  isComplete: boolean;
}

interface Kept {
  run: Run;
  pieces: Piece[];
  nextSeq: number;
  /** Live output that came before what lies between. */
  ahead: Map<number, OutputChunk>;
  /** The request for a replay that is under way. */
  asked: number | undefined;
}

/** How many runs are kept; older ones are in the history. */
const MOST = 30;

export function isUnfinished({ stage }: Run): boolean {
  return stage === 'queued' || stage === 'running';
}

export interface InputEcho {
  executionId: string;
  roomId: string;
  userId: string;
  data?: string;
  eof?: boolean;
}

export class RunStore {
  private kept = new Map<string, Kept>();
  private runs: Run[] = [];
  private listeners = new Set<() => void>();
  private terminals = new Map<string, Set<(pieces: Piece[]) => void>>();
  private readonly handlers: [string, (data: any, replyTo?: number) => void][];
  /** What one typed oneself and has seen already, by the ids of the requests. */
  private typed = new Set<number>();

  constructor(
    private readonly socket: Omit<ExecutionSocket, 'emit'> & { emit(event: string, data?: unknown): number | undefined },
    private readonly roomId: string,
  ) {
    this.handlers = [
      ['execution-queued', (data: QueuedExecution) => this.queued(data)],
      ['execution-started', (data: StartedExecution) => this.started(data)],
      ['execution-output', (data: OutputChunk & { executionId: string }) => this.printed(data.executionId, data)],
      ['execution-completed', (data: CompletedExecution) => this.completed(data)],
      ['execution-cancelled', (data: ExecutionHead) => this.change(data.executionId, { stage: 'cancelled' })],
      ['execution-status', (data: ExecutionStatusData) => this.status(data)],
      ['execution-replay', (data: ExecutionReplay) => this.replayed(data)],
      ['execution-input', (data: InputEcho, replyTo?: number) => this.echoed(data, replyTo)],
      ['execution-input-shared', (data: { executionId: string; shared: boolean }) =>
        this.change(data.executionId, { inputShared: data.shared })],
      ['execution-error', (data: { code: string }, replyTo?: number) => this.refused(data.code, replyTo)],
    ];
    for (const [event, handler] of this.handlers) socket.on(event, handler);
  }

  destroy() {
    for (const [event, handler] of this.handlers) this.socket.off(event, handler);
  }

  /** Oldest first. The list and its runs are new objects where something changed. */
  list = (): Run[] => this.runs;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  get(executionId: string | undefined): Run | undefined {
    return executionId === undefined ? undefined : this.kept.get(executionId)?.run;
  }

  pieces(executionId: string): Piece[] {
    return this.kept.get(executionId)?.pieces ?? [];
  }

  /** Calls back with what a run prints from now on. */
  listen(executionId: string, listener: (pieces: Piece[]) => void): () => void {
    const known = this.terminals.get(executionId) ?? new Set();
    this.terminals.set(executionId, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.terminals.delete(executionId);
    };
  }

  /** Brings a run back from the history. */
  recall(entry: HistoryEntry) {
    if (this.kept.has(entry.executionId)) return;
    this.keep(entry, { stage: 'ended', startTime: entry.startTime ?? undefined, ending: entry });
    this.askFor(entry.executionId);
  }

  /** Types into a run. */
  type(executionId: string, data: string | undefined, eof = false) {
    const id = this.socket.emit('execution-input', { executionId, data, ...(eof && { eof }) });
    if (id !== undefined) this.typed.add(id);
  }

  private queued(data: QueuedExecution) {
    if (data.roomId !== this.roomId) return;
    const { position } = data;
    if (this.kept.has(data.executionId)) this.change(data.executionId, { position });
    else this.keep(data, { stage: 'queued', position });
  }

  private started(data: StartedExecution) {
    if (data.roomId !== this.roomId) return;
    const { startTime, interactive } = data;
    this.keep(data, { stage: 'running', startTime, interactive });
  }

  private completed(data: CompletedExecution) {
    const kept = this.kept.get(data.executionId);
    if (!kept) return;
    const { result, executionTime, queueTime, compileTime, cpuTime, peakMemory, fuelUsed } = data;
    const { files, stdout: _out, stderr: _err, outputComplete: _complete, ...ending } = result;
    const usage = { executionTime, queueTime, compileTime, cpuTime, peakMemory, fuelUsed };
    const isComplete = kept.ahead.size === 0 && kept.asked === undefined;
    this.change(data.executionId, {
      stage: 'ended', interactive: false, ending: { ...ending, ...usage }, files, isComplete,
    });
    if (!isComplete) this.askFor(data.executionId);
  }

  /** On joining: what runs may have printed meanwhile, and what no longer runs has ended meanwhile. */
  private status({ roomId, queued, active }: ExecutionStatusData) {
    if (roomId !== this.roomId) return;
    for (const one of queued) this.queued(one);
    for (const one of active) this.running(one);
    const unfinished = new Set([...queued, ...active].map(({ executionId }) => executionId));
    for (const { run } of [...this.kept.values()]) {
      const isMissed = isUnfinished(run) ? !unfinished.has(run.head.executionId) : run.stage === 'ended' && !run.isComplete;
      if (isMissed) this.askFor(run.head.executionId);
    }
  }

  private running(active: ActiveExecution) {
    const { interactive, inputShared = false, nextSeq = 0 } = active;
    this.keep(active, { stage: 'running', startTime: active.startTime, interactive, inputShared });
    if ((this.kept.get(active.executionId)?.nextSeq ?? 0) < nextSeq) this.askFor(active.executionId);
  }

  private printed(executionId: string, chunk: OutputChunk) {
    const kept = this.kept.get(executionId);
    if (!kept || chunk.seq < kept.nextSeq) return;
    kept.ahead.set(chunk.seq, chunk);
    this.takeAhead(kept);
    if (kept.ahead.size > 0) this.askFor(executionId);
  }

  private replayed(replay: ExecutionReplay) {
    const kept = this.kept.get(replay.executionId);
    // Others on this page ask for replays too.
    if (!kept || kept.run.isComplete) return;
    kept.asked = undefined;
    for (const chunk of replay.chunks) if (chunk.seq >= kept.nextSeq) kept.ahead.set(chunk.seq, chunk);
    this.takeAhead(kept);
    const isOutdated = kept.run.stage === 'ended' && !replay.finished;
    if (replay.hasMore || kept.ahead.size > 0 || isOutdated) return this.askFor(replay.executionId);
    // One that ended while we were away is told by the history as well.
    if (replay.finished) this.change(replay.executionId, { stage: 'ended', interactive: false, files: replay.files, isComplete: true });
  }

  /** What the server knows nothing of was cancelled while we were away, or is no longer kept. */
  private refused(code: string, replyTo: number | undefined) {
    if (replyTo === undefined) return;
    for (const kept of this.kept.values()) {
      if (kept.asked !== replyTo) continue;
      kept.asked = undefined;
      if (code !== 'execution_not_found') return;
      const stage = kept.run.stage === 'queued' ? 'cancelled' : 'ended';
      return this.change(kept.run.head.executionId, { stage, interactive: false, isComplete: true });
    }
  }

  private takeAhead(kept: Kept) {
    const pieces: Piece[] = [];
    for (let chunk = kept.ahead.get(kept.nextSeq); chunk; chunk = kept.ahead.get(kept.nextSeq)) {
      kept.ahead.delete(kept.nextSeq);
      kept.nextSeq += 1;
      pieces.push({ kind: chunk.stream, data: chunk.data });
    }
    this.add(kept, pieces);
  }

  private echoed({ executionId, data, eof }: InputEcho, replyTo?: number) {
    const kept = this.kept.get(executionId);
    if (!kept) return;
    if (eof) this.change(executionId, { interactive: false });
    if (replyTo !== undefined && this.typed.delete(replyTo)) {
      // The terminal showed it while it was typed.
      if (data) kept.pieces.push({ kind: 'typed', data });
      return;
    }
    if (data) this.add(kept, [{ kind: 'typed', data }]);
  }

  /** Learns from the history how runs ended that were not seen to end. */
  learn(history: HistoryEntry[]) {
    for (const entry of history) {
      const run = this.get(entry.executionId);
      if (run && !run.ending) this.change(entry.executionId, { ending: entry });
    }
  }

  private add(kept: Kept, pieces: Piece[]) {
    if (pieces.length === 0) return;
    kept.pieces.push(...pieces);
    this.terminals.get(kept.run.head.executionId)?.forEach((listener) => listener(pieces));
  }

  private askFor(executionId: string) {
    const kept = this.kept.get(executionId);
    if (!kept || kept.asked !== undefined) return;
    kept.asked = this.socket.emit('get-execution-output', { executionId, fromSeq: kept.nextSeq });
  }

  /** Nothing that was asked for comes any more. */
  disconnected() {
    for (const kept of this.kept.values()) kept.asked = undefined;
    this.typed.clear();
  }

  private keep(head: ExecutionHead, changes: Partial<Run>) {
    const { executionId } = head;
    if (this.kept.has(executionId)) return this.change(executionId, changes);
    const { roomId, userId, displayName, avatar, language } = head;
    const run: Run = {
      head: { executionId, roomId, userId, displayName, avatar, language },
      stage: 'queued', interactive: false, inputShared: false, files: [], isComplete: false, ...changes,
    };
    this.kept.set(executionId, { run, pieces: [], nextSeq: 0, ahead: new Map(), asked: undefined });
    for (const [id, { run }] of this.kept) {
      if (this.kept.size <= MOST) break;
      // One that somebody looks at stays.
      if (!isUnfinished(run) && !this.terminals.has(id)) this.kept.delete(id);
    }
    this.tell();
  }

  private change(executionId: string, changes: Partial<Run>) {
    const kept = this.kept.get(executionId);
    if (!kept) return;
    kept.run = { ...kept.run, ...changes };
    this.tell();
  }

  private tell() {
    this.runs = [...this.kept.values()].map(({ run }) => run);
    this.listeners.forEach((listener) => listener());
  }
}
