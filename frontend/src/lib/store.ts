// What this device keeps: a small wrapper of IndexedDB. Where there is none (some private windows), the same on localStorage or in memory.
// A new store: add it to STORES and raise VERSION; what is there stays.

export const STORES = ["places", "notes", "kept", "downloads"] as const;
export type Store = (typeof STORES)[number];
export type Key = string | number;

const NAME = "lavh";
const VERSION = 1;

let opening: Promise<IDBDatabase | null> | undefined;

export async function get<T>(store: Store, key: Key): Promise<T | undefined> {
  const database = await open();
  if (!database) return simple.get<T>(store, key);
  return result<T | undefined>(database.transaction(store).objectStore(store).get(key) as IDBRequest<T | undefined>);
}

export async function all<T>(store: Store): Promise<T[]> {
  const database = await open();
  if (!database) return simple.all<T>(store);
  return result<T[]>(database.transaction(store).objectStore(store).getAll() as IDBRequest<T[]>);
}

/** Everything in a store, with its keys. */
export async function entries<T>(store: Store): Promise<[Key, T][]> {
  const database = await open();
  if (!database) return names(`lavh.${store}.`).map((name) => [name.slice(`lavh.${store}.`.length), JSON.parse(recall(name) ?? "null") as T]);
  const shelf = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([result(shelf.getAllKeys()), result(shelf.getAll() as IDBRequest<T[]>)]);
  return keys.map((key, at) => [key as Key, values[at] as T]);
}

export async function put<T>(store: Store, key: Key, value: T): Promise<void> {
  await change<T>(store, key, () => value);
}

export async function remove(store: Store, key: Key): Promise<void> {
  await change(store, key, () => undefined);
}

/** Read, decide, write in one transaction: other tabs wait. What `decide` gives is kept; undefined: removed. Resolves when it is on the disk. */
export async function change<T>(store: Store, key: Key, decide: (old: T | undefined) => T | undefined): Promise<T | undefined> {
  const database = await open();
  if (!database) return simple.change(store, key, decide);
  const transaction = database.transaction(store, "readwrite", { durability: "strict" });
  const shelf = transaction.objectStore(store);
  let value: T | undefined;
  const asked = shelf.get(key) as IDBRequest<T | undefined>;
  asked.onsuccess = () => {
    value = decide(asked.result);
    if (value === undefined) shelf.delete(key);
    else shelf.put(value, key);
  };
  await finished(transaction);
  return value;
}

/** Everything of ours on this device is forgotten. */
export async function clear(stores: readonly Store[] = STORES): Promise<void> {
  const database = await open();
  if (!database) return simple.clear(stores);
  const transaction = database.transaction([...stores], "readwrite");
  for (const store of stores) transaction.objectStore(store).clear();
  await finished(transaction);
}

function open(): Promise<IDBDatabase | null> {
  return (opening ??= opened());
}

function opened(): Promise<IDBDatabase | null> {
  return new Promise((done) => {
    if (typeof indexedDB === "undefined") return done(null);
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(NAME, VERSION);
    } catch {
      return done(null);
    }
    request.onupgradeneeded = () => {
      for (const store of STORES) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
    };
    request.onerror = () => done(null);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => shut(database); // a newer page wants to add a store
      database.onclose = () => (opening = undefined); // the browser took it away: opened again when it is needed
      done(database);
    };
  });
}

function shut(database: IDBDatabase): void {
  database.close();
  opening = undefined;
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** The same without IndexedDB. */
const memory = new Map<string, string>();
const simple = {
  get<T>(store: Store, key: Key): T | undefined {
    const text = recall(`lavh.${store}.${key}`);
    return text === null ? undefined : (JSON.parse(text) as T);
  },
  all<T>(store: Store): T[] {
    return names(`lavh.${store}.`).map((name) => JSON.parse(recall(name) ?? "null") as T);
  },
  change<T>(store: Store, key: Key, decide: (old: T | undefined) => T | undefined): T | undefined {
    const value = decide(simple.get<T>(store, key));
    note(`lavh.${store}.${key}`, value === undefined ? null : JSON.stringify(value));
    return value;
  },
  clear(stores: readonly Store[]): void {
    for (const store of stores) for (const name of names(`lavh.${store}.`)) note(name, null);
  },
};

/** Written at once, before this call returns: the one thing that a page which is being closed can still rely on. */
export function note(name: string, text: string | null): void {
  memory.delete(name);
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    if (text !== null) memory.set(name, text); // full, or not allowed
  }
}

export function recall(name: string): string | null {
  try {
    return memory.get(name) ?? localStorage.getItem(name);
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Names of notes that begin with these letters. */
export function names(beginning: string): string[] {
  const found = new Set([...memory.keys()]);
  try {
    for (let at = 0; at < localStorage.length; at += 1) found.add(localStorage.key(at) ?? "");
  } catch {
    // not allowed: memory only
  }
  return [...found].filter((name) => name.startsWith(beginning)).sort();
}
