// Getting what this device wrote to the server, and the truth about it. Everything is on the device before any of this begins.
import { device, name } from "./device";
import { drop } from "./mine";
import { clear, names, note, recall } from "./store";

/** saved: on this device, and not asked to go further or without a connection · failed: the server did not take it; tried again. */
export interface SyncState {
  readonly state: "saved" | "syncing" | "synced" | "failed";
  readonly when: number | null; // of the last time everything was at the server
}

/** One kind of thing that is sent. `send` resolves when nothing of it waits any more; `again`: the server knows nothing of us. */
export interface Sender {
  readonly send: () => Promise<void>;
  readonly again: () => Promise<void>;
}

export const EVENT = "lavh:sync";
const API = "/api/v1/reading";
const QUIET = 2_000; // ms between a change and its sending
export const PATIENCE = 10_000; // ms until an answer
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 300_000;

const senders: Sender[] = [];
let current: SyncState = { state: "saved", when: null };
let timer: ReturnType<typeof setTimeout> | undefined;
let due = 0; // when the next attempt is, ms; 0: none is planned
let running: Promise<void> | undefined;
let failures = 0;
let listening = false;

export function sends(sender: Sender): void {
  senders.push(sender);
}

export function state(): SyncState {
  return { ...current, when: current.when ?? (Number(recall("lavh.synced")) || null) };
}

/** Whether places and notes may leave this device. */
export function allowed(): boolean {
  return recall("lavh.sync") !== "off";
}

export function allow(yes: boolean): void {
  note("lavh.sync", yes ? null : "off");
  if (yes) soon();
  else say("saved");
}

/** Whether the server keeps anything for this device: nobody asks it about a stranger. */
export function known(): boolean {
  return allowed() && !!recall("lavh.reader");
}

/** Something changed: it goes as soon as there is a pause. What is in no hurry (a longer wait) never puts off what goes earlier. */
export function soon(wait: number = QUIET): void {
  listen();
  if (current.state !== "syncing") say("saved");
  if (wait > QUIET && due > 0 && due <= Date.now() + wait) return;
  plan(wait);
}

function plan(wait: number): void {
  clearTimeout(timer);
  due = Date.now() + wait;
  timer = setTimeout(() => void flush(), wait);
}

/** Send what waits now. Resolves when it was tried; `state()` says how it went. */
export function flush(): Promise<void> {
  listen();
  return (running ??= attempt().finally(() => (running = undefined)));
}

async function attempt(): Promise<void> {
  clearTimeout(timer);
  due = 0;
  if (!allowed() || (typeof navigator !== "undefined" && navigator.onLine === false)) return say("saved");
  say("syncing");
  try {
    await alone(async () => {
      for (const sender of senders) await sender.send();
    });
    failures = 0;
    note("lavh.synced", String(Date.now()));
    say("synced", Date.now());
  } catch {
    say("failed");
    soonAgain();
  }
}

function soonAgain(): void {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures) * (0.75 + Math.random() / 2);
  failures += 1;
  plan(wait);
}

/** One tab at a time, where the browser can see to it; the server takes repeats in good part where it cannot. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (typeof navigator !== "undefined" && "locks" in navigator) await navigator.locks.request("lavh.sync", work);
  else await work();
}

export class Refused extends Error {
  constructor(readonly status: number) {
    super(`refused with ${status}`);
  }
}

/** Ask the server. Throws where there is no good answer. */
export async function ask<T>(path: string, body?: object): Promise<T> {
  return (await told<T>(path, body)).answer;
}

/** The same, and whether the answer came to another reader than before: then everything is to be sent again. */
export async function told<T>(path: string, body?: object): Promise<{ readonly answer: T; readonly changed: boolean }> {
  const method = body ? "POST" : "GET";
  const init: RequestInit = { method, credentials: "same-origin", headers: { Accept: "application/json" } };
  if (body) {
    init.body = JSON.stringify({ device: await device(), name: name(), sent: Date.now(), ...body });
    init.headers = { Accept: "application/json", "Content-Type": "application/json" };
    init.keepalive = init.body.length < 60_000;
  }
  const response = await fetch(API + path, { ...init, signal: AbortSignal.timeout(PATIENCE) });
  if (response.status === 410) await forget();
  if (response.status === 401) await leave();
  if (!response.ok) throw new Refused(response.status);
  const answer = (await response.json()) as T & { reader?: string };
  return { answer, changed: !!answer.reader && (await recognise(answer.reader)) };
}

/** A page of the server's says whose device this is ("": nobody's), after it was joined with another one, for instance. */
export async function meet(reader: string): Promise<void> {
  if (reader) await recognise(reader);
  else if (recall("lavh.reader")) await leave();
}

/** The server knows nobody here: pages of whoever it was are not left lying. */
async function leave(): Promise<void> {
  note("lavh.reader", null);
  await drop();
}

async function recognise(reader: string): Promise<boolean> {
  const before = recall("lavh.reader");
  if (before === reader) return false;
  if (before) await drop();
  note("lavh.reader", reader);
  for (const sender of senders) await sender.again();
  soon();
  return true;
}

/** The reader had everything forgotten, here or on another device. */
export async function forget(): Promise<void> {
  for (const each of names("lavh.")) if (each !== "lavh.sync") note(each, null);
  await clear(["places", "notes", "kept"]);
  await drop();
  say("saved");
}

function say(state: SyncState["state"], when: number | null = current.when): void {
  current = { state, when };
  if (typeof document !== "undefined") document.dispatchEvent(new CustomEvent(EVENT, { detail: current }));
}

/** When to try: back online, out of sight, about to close. Background Sync asks once more where there is such a thing. */
function listen(): void {
  if (listening || typeof document === "undefined") return;
  listening = true;
  addEventListener("online", () => void flush());
  addEventListener("pagehide", () => void flush());
  document.addEventListener("visibilitychange", () => void flush());
  void register();
}

async function register(): Promise<void> {
  try {
    navigator.serviceWorker?.addEventListener("message", (event) => event.data === "lavh-reading" && void flush());
    const registration = (await navigator.serviceWorker?.ready) as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
    await registration?.sync?.register("lavh-reading");
  } catch {
    // not there, or not allowed: the other occasions are enough
  }
}
