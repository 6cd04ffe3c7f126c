// The one <audio> element. It lies in the bar, which Turbo keeps from page to page. Louder than recorded goes through Web Audio, and only once it is asked
// for: on some phones sound that passes through it stops when the screen goes dark.
import { resumeAt } from "./timing";

export interface Ears {
  /** The sound is at so many seconds. */
  at(seconds: number): void;
  length(seconds: number): void;
  ended(): void;
  /** The browser, the lock screen or a headset did it. */
  running(playing: boolean): void;
  waiting(waiting: boolean): void;
  broken(missing: boolean): void;
}

let audio: HTMLAudioElement | undefined;
let gain: GainNode | undefined;
let context: AudioContext | undefined;
let wanted: number | undefined; // seconds to begin at, once the file is known
let beginning = false;

/** Put an audio element into a place of the page, once. */
export function plug(into: HTMLElement, ears: Ears): void {
  if (audio?.isConnected) return;
  audio = document.createElement("audio");
  audio.preload = "metadata";
  into.append(audio);
  const own = audio;
  const on = (name: string, heard: () => void): void => own.addEventListener(name, heard);
  on("loadedmetadata", () => {
    ears.length(own.duration);
    own.currentTime = resumeAt(wanted ?? 0, own.duration);
    wanted = undefined;
  });
  on("timeupdate", () => wanted === undefined && own.readyState > 0 && ears.at(own.currentTime));
  on("seeked", () => wanted === undefined && ears.at(own.currentTime));
  on("ended", () => ears.ended());
  on("play", () => ears.running(true));
  on("pause", () => !own.ended && !beginning && ears.running(false));
  on("playing", () => ears.waiting(false));
  for (const name of ["waiting", "stalled"]) on(name, () => !own.paused && own.readyState < 3 && ears.waiting(true));
  on("error", () => own.currentSrc && ears.broken(own.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED));
}

/** Another file, from so many seconds on. What plays goes on playing. */
export function load(url: string, seconds: number, speed: number): void {
  if (!audio) return;
  beginning = true; // a new source pauses the old: nobody asked for that
  wanted = seconds;
  audio.src = url;
  audio.load();
  quicken(speed);
  beginning = false;
}

/** Resolves to whether the browser lets it play; it may want a tap first. What is broken is told by the element itself. */
export async function start(): Promise<boolean> {
  void context?.resume();
  try {
    await audio?.play();
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === "NotAllowedError"); // else another file came in between, or there is none
  }
}

export function stop(): void {
  audio?.pause();
}

export function jump(seconds: number): void {
  if (!audio) return;
  if (audio.readyState === 0 || wanted !== undefined) wanted = seconds;
  else audio.currentTime = seconds;
}

/** Faster or slower at the same pitch. Some browsers forget it with each new file. */
export function quicken(speed: number): void {
  if (!audio) return;
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = speed;
  audio.playbackRate = speed;
}

/** 0–1: fading away. */
export function soften(loudness: number): void {
  if (audio && audio.volume !== loudness) audio.volume = loudness;
}

/** Louder than recorded; a compressor keeps loud places from breaking. Call it from a tap. */
export function amplify(factor: number): void {
  if (!audio || (factor === 1 && !gain)) return;
  if (!gain) {
    context = new AudioContext();
    gain = context.createGain();
    context.createMediaElementSource(audio).connect(gain).connect(context.createDynamicsCompressor()).connect(context.destination);
  }
  void context?.resume();
  gain.gain.value = factor;
}

export function unload(): void {
  audio?.removeAttribute("src");
  audio?.load();
  audio?.remove();
  void context?.close();
  audio = gain = context = wanted = undefined;
}

/** The file that comes next is looked up early, so that there is no gap. */
export function prepare(url: string): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  const next = document.createElement("audio");
  next.preload = "metadata";
  next.src = url;
}
