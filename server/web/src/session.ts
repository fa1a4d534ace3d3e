/** Who one is: a token of the server, asked for once and kept by the browser. */

import type { Person } from '../execution-status';

export interface Session extends Person {
  token: string;
  expiresAt: number;
}

/** A refusal, in the server's words. */
export class Refused extends Error {}

const KEY = 'runroom.session';

export function storedSession(): Session | undefined {
  try {
    const session = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
    return session && session.token && session.expiresAt > Date.now() ? session : undefined;
  } catch {
    return undefined;
  }
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
  localStorage.setItem(KEY, JSON.stringify(session));
  return session;
}

/** The session that is there, renewed where it ends soon; a new one where there is none. */
export async function currentSession(): Promise<Session> {
  const known = storedSession();
  const soon = 60 * 60 * 1000;
  if (known && known.expiresAt - Date.now() > soon) return known;
  const wish = known && { displayName: known.displayName, avatar: known.avatar ?? undefined };
  return openSession(wish ?? {});
}
