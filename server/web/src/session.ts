/** Who one is: a token of the server, asked for once and kept by the browser. */

import type { Person } from '../execution-status';
import { recall, remember } from './storage';

export interface Session extends Person {
  token: string;
  expiresAt: number;
}

/** A refusal, in the server's words. */
export class Refused extends Error {}

const KEY = 'runroom.session';
/** A session that ends sooner is renewed before it is used. */
const SOON = 60 * 60 * 1000;

/** The last session, whether it is over or not. */
function lastSession(): Session | undefined {
  try {
    const session = JSON.parse(recall(KEY) ?? 'null') as Session | null;
    return session?.token ? session : undefined;
  } catch {
    return undefined;
  }
}

export function storedSession(): Session | undefined {
  const session = lastSession();
  return session && session.expiresAt > Date.now() ? session : undefined;
}

/** What one chose to be called and to look like. It outlives the session. */
export function lastWish(): { displayName?: string; avatar?: string } | undefined {
  const session = lastSession();
  return session && { displayName: session.displayName, avatar: session.avatar ?? undefined };
}

/** Asks for a session, as the same person where one is known. */
export async function openSession(wish: { displayName?: string; avatar?: string }): Promise<Session> {
  const known = storedSession();
  const ask = (token?: string) =>
    fetch('/api/v1/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(wish),
    });
  let answer = await ask(known?.token);
  if (answer.status === 401) answer = await ask();
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new Refused(problem.detail ?? answer.statusText);
  }
  const session = (await answer.json()) as Session;
  remember(KEY, JSON.stringify(session));
  return session;
}

/** The session that is there, renewed where it ends soon; a new one where there is none. */
export async function currentSession(): Promise<Session> {
  const known = storedSession();
  if (known && known.expiresAt - Date.now() > SOON) return known;
  return openSession(lastWish() ?? {});
}
